package org.whistlestop.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written into a blog that misbehaves, by processes that die, beside editors who change it. */
class StoryWriterTest {

    private StoryRig rig;

    @BeforeEach
    void open() {
        rig = new StoryRig();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aWrapUpStandsAsADraftWithItsPhotosInPlace() {
        rig.says("Arrived.");
        rig.shows("A queue at the door");
        rig.says("Left.");
        var post = rig.wrapUp("2026-11-22");

        rig.writeAll();

        var there = rig.blog.posts().get(0);
        assertEquals("draft", there.status);
        assertEquals("A tour: Boston", there.said.get("title"));
        var photo = rig.blog.photos().get(0);
        assertEquals("A queue at the door", photo.said.get("alt_text"));
        assertEquals("Photo: Rita Calloway", photo.said.get("caption"));
        var text = rig.text();
        assertTrue(text.indexOf("Arrived.") < text.indexOf("wp-image-" + photo.id), text);
        assertTrue(text.indexOf("wp-image-" + photo.id) < text.indexOf("Left."), text);
        assertEquals("STANDS", rig.state(post));
    }

    @Test
    void aLivePostIsPublishedOnceAndGrowsInPlace() {
        rig.says("Arrived.");
        var post = rig.live("tour");
        rig.writeAll();
        assertEquals(1, rig.blog.published());
        rig.shows("A queue");
        rig.wanted(post);
        rig.timePasses();
        rig.writeAll();

        assertEquals(1, rig.blog.posts().size());
        assertTrue(rig.text().contains("A queue"));
        rig.blog.posts().get(0).status = "draft";
        rig.wanted(post);
        rig.timePasses();
        rig.writeAll();
        assertEquals(0, rig.blog.published(), "what an editor has taken back is not published again");
    }

    @Test
    void whatHasNothingToSayIsNotWritten() {
        var post = rig.live("tour");
        rig.writeAll();
        assertEquals(0, rig.blog.posts().size());
        assertEquals("STANDS", rig.state(post));
    }

    @Test
    void aPostThatIsUpToDateIsNotWrittenAgain() {
        rig.says("Arrived.");
        rig.shows("A queue");
        rig.wrapUp("2026-11-22");
        rig.writeAll();
        rig.blog.posts().get(0).said.put("canary", "as it was");
        var requests = rig.blog.requests();
        rig.timePasses();
        rig.writeAll();
        assertEquals(requests + 1, rig.blog.requests(), "it is only looked at");
    }

    @Test
    void aBurstWhileTheBlogIsAwayComesInOrderAndOnce() {
        var live = rig.live("tour");
        rig.says("0 arrived.");
        rig.writeAll();
        rig.blog.refusesWith = 503;
        for (var at = 1; at <= 50; at++) {
            rig.says(at + " happened.");
            if (at % 5 == 0) {
                rig.shows("Photo " + at);
            }
            rig.wanted(live);
            rig.timePasses();
            rig.writeAll();
        }
        rig.wrapUp("2026-11-22");
        var failures = Integer.parseInt(rig.one("select attempts from story_blog"));
        assertTrue(failures > 10, "it was tried " + failures + " times");
        rig.blog.refusesWith = 0;
        var before = rig.blog.requests();

        rig.timePasses();
        rig.writeAll();

        assertEquals(2, rig.blog.posts().size());
        assertEquals(10, rig.blog.photos().size());
        for (var post : rig.blog.posts()) {
            var text = (String) post.said.get("content");
            var places = new ArrayList<Integer>();
            for (var at = 1; at <= 50; at++) {
                assertEquals(1, text.split(">" + at + " happened\\.", -1).length - 1, at + " once in " + text);
                places.add(text.indexOf(">" + at + " happened."));
            }
            assertEquals(places.stream().sorted().toList(), places);
        }
        var updates = rig.blog.requests() - before;
        System.out.println("MEASURED 51 events while the blog was away: " + failures + " failed tries, then " + updates
                + " requests for 2 posts and 10 photos");
        assertTrue(updates < 30, "one writing each: " + updates);
        assertEquals("0", rig.one("select count(*) from story_post where state <> 'STANDS'"));
        assertEquals("0", rig.one("select attempts from story_blog"), "the next failure is a first one");
    }

    @Test
    void postsComeInTheOrderInWhichTheyCameToWait() {
        rig.says("Arrived.");
        for (var day : List.of("2026-11-21", "2026-11-23", "2026-11-22")) {
            var post = rig.wrapUp(day);
            rig.run("update story_post set next_at = now() - (date '2026-12-01' - subject::date) * interval '1 minute'"
                    + " where id = '" + post + "'");
        }
        rig.writeAll();
        assertEquals(
                List.of("rig-2026-11-21", "rig-2026-11-22", "rig-2026-11-23"),
                rig.blog.posts().stream()
                        .map(post -> ((String) post.said.get("slug")).substring(0, 14))
                        .toList());
    }

    @Test
    void whoHasLostTheBlogAsksItNothing() {
        rig.says("Arrived.");
        rig.live("tour");
        rig.writer(step ->
                        rig.run("update story_blog set claim = gen_random_uuid(), until = now() + interval '1 minute'"))
                .writeNext();
        assertEquals(0, rig.blog.requests());
    }

    @Test
    void whoeverDiesBehindWhicheverStepDoublesNothing() {
        for (var step : List.of(
                "claimed", "uploaded", "photo kept", "drafted", "number kept", "published", "updated", "settled")) {
            try (var rig = new StoryRig()) {
                rig.says("Arrived.");
                rig.shows("A queue");
                var post = rig.live("tour");
                if (step.equals("updated")) {
                    rig.writeAll();
                    rig.says("Left.");
                    rig.wanted(post);
                    rig.timePasses();
                }
                assertThrows(StoryRig.Death.class, () -> rig.mortal(step).writeNext(), step);
                assertFalse(rig.writer().writeNext(), "the dead one's lease still runs: " + step);
                rig.timePasses();
                rig.writeAll();
                assertOne(rig, "died behind " + step);
                assertEquals("STANDS", rig.state(post), step);
            }
        }
    }

    @Test
    void whicheverAnswerGetsLostNothingIsDoubled() {
        for (var lost = 1; lost <= requestsOfOneWriting(); lost++) {
            try (var rig = new StoryRig()) {
                rig.says("Arrived.");
                rig.shows("A queue");
                rig.shows("A crowd");
                var post = rig.live("tour");
                rig.blog.dropsAnswersFrom = lost;
                rig.writeAll();
                rig.blog.dropsAnswersFrom = 0;
                rig.says("Left.");
                rig.wanted(post);
                rig.timePasses();
                rig.writeAll();
                rig.timePasses();
                rig.writeAll();
                assertOne(rig, "answer " + lost + " lost");
                assertEquals(2, rig.blog.photos().size(), "answer " + lost + " lost");
                assertTrue(rig.text().contains("Left."), "answer " + lost + " lost");
                assertEquals("STANDS", rig.state(post), "answer " + lost + " lost");
            }
        }
    }

    /** An update that nobody heard of is not taken for an editor's. */
    @Test
    void anUnheardUpdateIsOurs() {
        rig.says("Arrived.");
        var post = rig.wrapUp("2026-11-22");
        rig.writeAll();
        rig.says("At the fountain.");
        rig.wanted(post);
        rig.timePasses();
        rig.blog.dropsAnswersFrom = rig.blog.requests() + 2;
        rig.writeAll();
        rig.blog.dropsAnswersFrom = 0;
        assertTrue(rig.text().contains("At the fountain."), "it arrived");
        rig.says("Left.");
        rig.wanted(post);
        rig.timePasses();
        rig.writeAll();
        assertEquals("STANDS", rig.state(post));
        assertTrue(rig.text().contains("Left."));
    }

    @Test
    void whatAnEditorWritesAroundOurPartStays() {
        rig.says("Arrived.");
        var post = rig.wrapUp("2026-11-22");
        rig.writeAll();
        rig.blog.edit(number(), text -> "<p>Before, by Ed.</p>\n" + text + "\n<p>After, by Ed.</p>");
        rig.says("Left.");
        rig.wanted(post);
        rig.timePasses();
        rig.writeAll();

        var text = rig.text();
        assertTrue(text.startsWith("<p>Before, by Ed.</p>\n<!-- wp:group"), text);
        assertTrue(text.endsWith("<!-- /wp:group -->\n<p>After, by Ed.</p>"), text);
        assertTrue(text.contains("Left."), text);
        assertEquals("STANDS", rig.state(post));
    }

    @Test
    void anEditorsTitleStays() {
        rig.says("Arrived.");
        var post = rig.wrapUp("2026-11-22");
        rig.writeAll();
        rig.title = "A tour: Boston, Natick";
        rig.wanted(post);
        rig.timePasses();
        rig.writeAll();
        assertEquals("A tour: Boston, Natick", rig.blog.posts().get(0).said.get("title"));
        rig.blog.posts().get(0).said.put("title", "Boston loves us");
        rig.title = "A tour: Boston, Natick, Troy";
        rig.says("Left.");
        rig.wanted(post);
        rig.timePasses();
        rig.writeAll();
        assertEquals("Boston loves us", rig.blog.posts().get(0).said.get("title"));
        assertTrue(rig.text().contains("Left."));
    }

    @Test
    void savingInTheEditorIsNoChange() {
        rig.says("“Bold” & [gallery] \"quoted\" it's");
        rig.shows("A \"red\" door & more");
        var post = rig.wrapUp("2026-11-22");
        rig.writeAll();
        rig.blog.edit(number(), text -> text.replace("&quot;quoted&quot; it&#039;s", "\"quoted\" it's")
                .replace("&#091;gallery&#093;", "[gallery]")
                .replace("\n\n<!-- wp", "\n<!-- wp")
                .replace("<h2>", "<h2 class=\"wp-block-heading\">")
                .replace("\"/>", "\" />"));
        rig.says("Left.");
        rig.wanted(post);
        rig.timePasses();
        rig.writeAll();
        assertEquals("STANDS", rig.state(post));
        assertTrue(rig.text().contains("Left."));
    }

    @Test
    void whatAnEditorChangedInOurPartIsAskedAbout() {
        var post = edited();
        assertEquals("HELD EDITED", rig.state(post));
        assertTrue(rig.text().contains("Arrived to applause."), "it was not touched");
        assertFalse(rig.text().contains("Left."));
        assertTrue(rig.one("select offered from story_post").contains("Left."));

        rig.decide(post, "OVER");
        rig.writeAll();
        assertFalse(rig.text().contains("applause"));
        assertTrue(rig.text().contains("Left."));
        assertTrue(rig.text().contains("<p>By Ed.</p>"), "the text around it stays");
        assertEquals("STANDS", rig.state(post));
    }

    @Test
    void oursCanBeWrittenBelowTheEditors() {
        var post = edited();
        rig.decide(post, "PART");
        rig.writeAll();
        var text = rig.text();
        assertTrue(text.indexOf("applause") < text.indexOf("Left."), text);
        assertEquals("STANDS", rig.state(post));
        rig.says("Goodbye.");
        rig.wanted(post);
        rig.timePasses();
        rig.writeAll();
        assertTrue(rig.text().contains("applause") && rig.text().contains("Goodbye."), rig.text());
    }

    @Test
    void aDecisionIsAboutWhatWasSeen() {
        var post = edited();
        rig.decide(post, "OVER");
        rig.blog.edit(number(), text -> text.replace("applause", "a standing ovation"));
        rig.writeAll();
        assertTrue(rig.text().contains("ovation"));
        assertEquals("HELD EDITED", rig.state(post));
    }

    @Test
    void whatIsLeftToTheEditorsIsTouchedNoMore() {
        var post = edited();
        rig.run("update story_post set state = 'LEFT', next_at = null");
        rig.says("Much later.");
        rig.wanted(post);
        rig.timePasses();
        rig.writeAll();
        assertFalse(rig.text().contains("Much later."));
        assertEquals("LEFT EDITED", rig.state(post));
    }

    private java.util.UUID edited() {
        rig.says("Arrived.");
        var post = rig.wrapUp("2026-11-22");
        rig.writeAll();
        rig.blog.edit(number(), text -> "<p>By Ed.</p>" + text.replace("Arrived.", "Arrived to applause."));
        rig.says("Left.");
        rig.wanted(post);
        rig.timePasses();
        rig.writeAll();
        return post;
    }

    @Test
    void whatIsInTheTrashOrDeletedIsNotWrittenAgainByItself() {
        rig.says("Arrived.");
        var post = rig.wrapUp("2026-11-22");
        rig.writeAll();
        rig.blog.trash(number());
        rig.wanted(post);
        rig.timePasses();
        rig.writeAll();
        assertEquals("HELD TRASHED", rig.state(post));
        rig.blog.delete(number());
        rig.run("update story_post set next_at = now()");
        rig.writeAll();
        assertEquals("HELD DELETED", rig.state(post));
        assertEquals(0, rig.blog.posts().size());
    }

    @Test
    void ourPartTakenOutIsAskedAbout() {
        rig.says("Arrived.");
        var post = rig.wrapUp("2026-11-22");
        rig.writeAll();
        rig.blog.edit(number(), text -> "<p>All by Ed.</p>");
        rig.wanted(post);
        rig.timePasses();
        rig.writeAll();
        assertEquals("HELD TAKEN_OUT", rig.state(post));
        assertEquals("<p>All by Ed.</p>", rig.text());
        rig.decide(post, "PART");
        rig.writeAll();
        assertTrue(rig.text().startsWith("<p>All by Ed.</p>\n\n<!-- wp:group"), rig.text());
    }

    @Test
    void aWrapUpThatAnEditorPublishedIsTheirs() {
        rig.says("Arrived.");
        var post = rig.wrapUp("2026-11-22");
        rig.writeAll();
        rig.blog.publish(number());
        rig.timePasses();
        rig.writeAll();
        assertEquals("STANDS", rig.state(post), "nothing is new");
        rig.says("Left.");
        rig.wanted(post);
        rig.timePasses();
        rig.writeAll();
        assertEquals("HELD PUBLISHED", rig.state(post));
        assertFalse(rig.text().contains("Left."));
        rig.decide(post, "OVER");
        rig.writeAll();
        assertTrue(rig.text().contains("Left."));
    }

    @Test
    void aPhotoTakenDownLeavesThePostAndTheLibrary() {
        rig.says("Arrived.");
        var down = rig.shows("A face");
        rig.shows("A queue");
        rig.wrapUp("2026-11-22");
        rig.writeAll();
        assertEquals(2, rig.blog.photos().size());
        rig.takeDown(down);
        rig.writeAll();
        assertEquals(List.of("A queue"), alts());
        assertFalse(rig.text().contains("A face"), rig.text());
        assertTrue(rig.text().contains("A queue"), rig.text());
    }

    @Test
    void aPhotoTakenDownLeavesWhatAnEditorHolds() {
        rig.says("Arrived.");
        var down = rig.shows("A face");
        rig.shows("A queue");
        var post = rig.wrapUp("2026-11-22");
        rig.writeAll();
        rig.blog.edit(number(), text -> text.replace("Arrived.", "Arrived to applause."));
        rig.takeDown(down);
        rig.writeAll();
        assertEquals("HELD EDITED", rig.state(post));
        assertTrue(rig.text().contains("applause") && rig.text().contains("A queue"), rig.text());
        assertFalse(rig.text().contains("A face"), rig.text());
        assertEquals(List.of("A queue"), alts());
        rig.decide(post, "OVER");
        rig.writeAll();
        assertFalse(rig.text().contains("applause"), "the decision is about what stands there now");
    }

    @Test
    void aPhotoThatWasUploadedUnheardLeavesTheLibraryToo() {
        var down = rig.shows("A face");
        rig.wrapUp("2026-11-22");
        rig.blog.dropsAnswersFrom = 2;
        rig.writeAll();
        rig.blog.dropsAnswersFrom = 0;
        assertEquals(1, rig.blog.photos().size());
        rig.takeDown(down);
        rig.timePasses();
        rig.writeAll();
        assertEquals(List.of(), alts());
    }

    @Test
    void silenceHoldsPostsAndNotWhatIsTakenDown() {
        rig.says("Arrived.");
        var down = rig.shows("A face");
        rig.wrapUp("2026-11-22");
        rig.writeAll();
        rig.run("insert into silence (id, tour_id, reason, began_by, began_at) values (gen_random_uuid(), '" + rig.tour
                + "', 'A test', gen_random_uuid(), now())");
        rig.says("Left.");
        rig.takeDown(down);
        rig.timePasses();
        rig.writeAll();
        assertFalse(rig.text().contains("Left."));
        assertEquals(List.of(), alts());
        rig.run("update silence set ended_at = now()");
        rig.timePasses();
        rig.writeAll();
        assertTrue(rig.text().contains("Left."));
    }

    @Test
    void whatABlogRefusesIsSaidAndTriedAgainOnlyWhenSomethingHappens() {
        rig.says("Arrived.");
        var post = rig.wrapUp("2026-11-22");
        rig.run("update story set category = 'Cars'");
        rig.writeAll();
        assertEquals("FAILED", rig.state(post));
        assertTrue(rig.one("select words from story_post").contains("News & Tours"));
        rig.run("update story set category = 'News & Tours', author = 'Rita Calloway'");
        rig.wanted(post);
        rig.writeAll();
        assertEquals("STANDS", rig.state(post));
        assertEquals("[7]", rig.blog.posts().get(0).said.get("categories").toString());
    }

    @Test
    void twoProcessesDoNotWriteToOneBlogAtOnce() throws InterruptedException {
        rig.blog.answersAfter = 20;
        for (var at = 0; at < 6; at++) {
            rig.shows("Photo " + at);
        }
        rig.live("tour");
        var writers = new ArrayList<Thread>();
        for (var at = 0; at < 4; at++) {
            writers.add(new Thread(() -> rig.writeAll()));
        }
        writers.forEach(Thread::start);
        for (var writer : writers) {
            writer.join();
        }
        assertOne(rig, "four at once");
        assertEquals(6, rig.blog.photos().size());
    }

    private List<Object> alts() {
        return rig.blog.photos().stream()
                .map(photo -> photo.said.get("alt_text"))
                .toList();
    }

    private long number() {
        return rig.blog.posts().get(0).id;
    }

    private int requestsOfOneWriting() {
        try (var rig = new StoryRig()) {
            rig.says("Arrived.");
            rig.shows("A queue");
            rig.shows("A crowd");
            rig.live("tour");
            rig.writeAll();
            assertOne(rig, "undisturbed");
            return rig.blog.requests();
        }
    }

    private static void assertOne(StoryRig rig, String when) {
        assertEquals(1, rig.blog.posts().size(), "posts, " + when);
        assertEquals(1, rig.blog.published(), "published, " + when);
        assertEquals(1, rig.text().split("Arrived\\.|Photo 0", -1).length > 1 ? 1 : 0, when);
        assertEquals(
                rig.blog.photos().size(),
                rig.blog.photos().stream()
                        .map(photo -> photo.said.get("alt_text"))
                        .distinct()
                        .count(),
                "photos, " + when);
    }
}
