package org.whistlestop.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.channel.wordpress.FakeWordPress;
import org.whistlestop.photo.HandsIn;
import org.whistlestop.testing.Drawing;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** From a check-in, a photo or an answer to the blog, through the whole program. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StoryTest {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final String BOSTON = "boston-copley-place";

    @TestHTTPResource
    String base;

    @Inject
    HandsIn hands;

    @Inject
    SaidAtStop answers;

    @Inject
    StoryPlanner planner;

    private FakeWordPress blog;
    private TestTour tour;
    private StoryBlog story;

    @BeforeEach
    void makeTour() {
        blog = new FakeWordPress();
        tour = new TestTour(base.replaceAll("/$", "")).withStops();
        story = StoryBlog.of(tour, blog);
    }

    /** Or the fake's port may become another blog's. */
    @AfterEach
    void writeNoMore() {
        tour.pr
                .put(
                        tour.api("/story"),
                        Map.of("live", "none", "livePublished", false, "wrapUp", "none", "wrapUpAt", "20:00"))
                .expect(200);
        blog.close();
    }

    @Test
    void aCheckInAndItsPhotosReachTheLivePostAndTheReceiptSaysSo() {
        story.writes("stop", true, "none", "20:00");
        var said = tour.checkIn(BOSTON, "arrived", Instant.now().minusSeconds(60));
        said.put("note", "By the [fountain].");
        var id = UUID.randomUUID();
        tour.host.put("/api/check-ins/" + id, said).expect(201);
        photo(1, "A queue");
        photo(2, "A crowd");
        photo(3, null);

        story.soon(
                "two photos are there",
                () -> story.text().contains("A queue") && story.text().contains("A crowd"));
        story.soon("it is settled", () -> story.state().equals("stands"));
        assertEquals(1, blog.posts().size());
        assertEquals(1, blog.published());
        assertEquals(2, blog.photos().size(), "one without a description stays out");
        assertTrue(story.text().contains("Rita Calloway arrived."), story.text());
        assertTrue(story.text().contains("“By the &#091;fountain&#093;.”"), story.text());
        assertEquals("Photo: Rita Calloway", blog.photos().get(0).said.get("caption"));
        story.soon(
                "the receipt says so", () -> receipt(id).get("state").asText().equals("done"));
        assertTrue(
                receipt(id).get("words").asText().startsWith("Written at "),
                receipt(id).toString());
    }

    @Test
    void fiftyThingsAtOnceAreAFewUpdates() {
        story.writes("tour", false, "none", "20:00");
        for (var at = 0; at < 50; at++) {
            var said = tour.checkIn(BOSTON, "arrived", Instant.now().minusSeconds(120 - at));
            said.put("note", "Said " + at + "!");
            tour.host.put("/api/check-ins/" + UUID.randomUUID(), said).expect(201);
        }
        story.soon("the last is there", () -> story.text().contains("Said 49!"));
        story.soon("it is settled", () -> story.state().equals("stands"));
        var places = java.util.stream.IntStream.range(0, 50)
                .mapToObj(at -> story.text().indexOf("Said " + at + "!"))
                .toList();
        assertEquals(places.stream().sorted().toList(), places);
        assertTrue(blog.requests() < 45, blog.requests() + " requests");
        assertEquals("draft", blog.posts().get(0).status);
    }

    @Test
    void theDayIsWrappedUpInTheEveningAtItsLocalHourByItself() {
        // Where it is neither night nor about to be.
        var isDay = Math.abs(LocalDateTime.now(TestTour.BOSTON).getHour() - 12) < 8;
        var zone = isDay ? TestTour.BOSTON : ZoneId.of("Asia/Tokyo");
        var now = LocalDateTime.now(zone).withSecond(0).withNano(0);
        var starts = TestTour.once(now.minusHours(3), -1);
        var store = isDay
                ? TestTour.stop("Early Mall", "Salem", "MA", 42.5, -70.9, starts, now.minusHours(2))
                : TestTour.stop("Ginza", "Tokyo", "", 35.67, 139.76, starts, now.minusHours(2));
        store.put("zone", zone.getId());
        var stop = tour.pr
                .post(tour.api("/stops"), store)
                .expect(201)
                .json()
                .get("slug")
                .asText();
        tour.say(stop, "arrived", Instant.now().minusSeconds(3 * 3600)).expect(201);
        tour.say(stop, "left", Instant.now().minusSeconds(2 * 3600 + 600)).expect(201);

        story.writes("none", false, "day", now.plusHours(1).format(HOUR));
        planner.wrapUp();
        assertEquals(0, story.posts().size());

        story.writes("none", false, "day", now.minusHours(1).format(HOUR));
        planner.wrapUp();
        story.soon("the draft is there", () -> story.text().contains("left."));
        assertEquals("draft", blog.posts().get(0).status);
        assertEquals(1, blog.posts().size());
    }

    @Test
    void aStopIsWrappedUpOnceItIsDoneByItself() {
        var now = LocalDateTime.now(TestTour.BOSTON).withNano(0);
        var starts = TestTour.once(now.minusHours(5), -1);
        var stop = tour.addStop("Early Mall", "Salem", "MA", 42.5, -70.9, starts, TestTour.once(now.minusHours(3), 1));
        tour.say(stop, "arrived", Instant.now().minusSeconds(4 * 3600)).expect(201);
        tour.say(stop, "left", Instant.now().minusSeconds(3 * 3600 + 600)).expect(201);
        story.writes("none", false, "stop", "20:00");

        story.soon("the draft is there", () -> story.text().contains("left."));
        assertEquals("draft", blog.posts().get(0).status);
        assertEquals("wrap-up", story.post().get("kind").asText());
        assertEquals("A test tour: Early Mall, Salem", blog.posts().get(0).said.get("title"));
    }

    @Test
    void aWrapUpIsWrittenWhenSomebodyAsksAndOnce() {
        story.writes("none", false, "day", "20:00");
        tour.say(BOSTON, "arrived", Instant.now()).expect(201);
        photo(4, "A queue");
        var day = LocalDateTime.now(TestTour.BOSTON).minusHours(1).toLocalDate().toString();
        var first = tour.pr
                .post(tour.api("/story/posts"), Map.of("day", day))
                .expect(200)
                .json();
        story.soon("the photo is there", () -> story.text().contains("A queue"));
        var again = tour.pr
                .post(tour.api("/story/posts"), Map.of("day", day))
                .expect(200)
                .json();
        assertEquals(first.get("id"), again.get("id"));
        story.soon("it is settled", () -> story.state().equals("stands"));
        assertEquals(1, blog.posts().size());
        assertEquals("draft", blog.posts().get(0).status);
        assertTrue(story.post().get("edit").asText().contains("/wp-admin/post.php?post="));
        tour.pr.post(tour.api("/story/posts"), Map.of("day", "2031-01-01")).expect(422);
        tour.pr
                .post(tour.api("/story/posts"), Map.of("day", day, "stop", BOSTON))
                .expect(422);
    }

    @Test
    void answersStandInPlace() {
        story.writes("stop", true, "none", "20:00");
        tour.say(BOSTON, "arrived", Instant.now().minusSeconds(60)).expect(201);
        story.soon("it is there", () -> story.text().contains("arrived."));
        answers.say(BOSTON, "Is there a recorder?", "From June on.");
        story.soon("the answer is there", () -> story.text().contains("From June on."));
        assertTrue(story.text().contains("A customer: “Is there a recorder?”<br>Rita Calloway: “From June on.”"));
    }

    @Test
    void whatThePublicDoesNotKnowIsNotWritten() {
        var slow = new TestTour(base.replaceAll("/$", ""), Map.of("publicDelayMinutes", 30)).withStops();
        var later = StoryBlog.of(slow, blog);
        later.writes("stop", true, "stop", "20:00");
        slow.say(BOSTON, "arrived", Instant.now()).expect(201);
        hands.byHost(slow.slug, slow.hostId, Drawing.jpeg(77, 300, 200), BOSTON, null, "Secret");
        var now = LocalDateTime.now(TestTour.BOSTON).withNano(0);
        var hidden = new HashMap<>(TestTour.stop(
                "Secret Mall",
                "Salem",
                "MA",
                42.5,
                -70.9,
                TestTour.once(now.minusHours(1), -1),
                TestTour.once(now.plusHours(2), 1)));
        hidden.put("revealAt", Instant.now().plusSeconds(7200).toString());
        story.writes("stop", true, "stop", "20:00");
        var stop = tour.pr
                .post(tour.api("/stops"), hidden)
                .expect(201)
                .json()
                .get("slug")
                .asText();
        tour.say(stop, "arrived", Instant.now()).expect(201);
        hands.byHost(tour.slug, tour.hostId, Drawing.jpeg(78, 300, 200), stop, null, "Secret");
        tour.pr.post(tour.api("/story/posts"), Map.of("stop", stop)).expect(422);
        // The one that is public comes behind what is not, and is there.
        tour.say(BOSTON, "arrived", Instant.now()).expect(201);
        story.soon("it is there", () -> story.text().contains("arrived."));

        assertEquals(1, blog.posts().size());
        assertFalse(story.text().contains("Secret"), story.text());
        assertEquals(0, later.posts().size());
        slow.pr
                .put(
                        slow.api("/story"),
                        Map.of("live", "none", "livePublished", false, "wrapUp", "none", "wrapUpAt", "20:00"))
                .expect(200);
    }

    @Test
    void aPhotoTakenDownLeavesThePostAndTheLibrary() {
        story.writes("stop", true, "none", "20:00");
        tour.say(BOSTON, "arrived", Instant.now()).expect(201);
        var photo = photo(5, "A face");
        photo(6, "A queue");
        story.soon(
                "both are there",
                () -> story.text().contains("A face") && story.text().contains("A queue"));
        story.soon("it is settled", () -> story.state().equals("stands"));
        tour.moderator
                .post(tour.api("/photos/decisions"), Map.of("photos", List.of(photo), "decision", "remove"))
                .expect(200);
        story.soon(
                "it is gone from both",
                () -> !story.text().contains("A face") && blog.photos().size() == 1);
        assertTrue(story.text().contains("A queue"));
    }

    @Test
    void silenceHoldsTheBlog() {
        story.writes("stop", true, "none", "20:00");
        tour.pr.put(tour.api("/silence"), Map.of("reason", "A fire")).expect(200);
        tour.say(BOSTON, "arrived", Instant.now()).expect(201);
        story.soon("it waits", () -> story.state().equals("waiting"));
        assertEquals(0, blog.requests());
        tour.pr.delete(tour.api("/silence")).expect(200);
        story.soon("it is there", () -> story.text().contains("arrived."));
    }

    @Test
    void whatAnEditorChangedIsShownAndDecidedAbout() {
        story.writes("stop", false, "none", "20:00");
        tour.say(BOSTON, "arrived", Instant.now().minusSeconds(60)).expect(201);
        story.soon("it is there", () -> story.state().equals("stands"));
        var number = blog.posts().get(0).id;
        blog.edit(number, text -> text.replace("arrived.", "arrived to applause."));
        tour.say(BOSTON, "left", Instant.now()).expect(201);
        story.soon("it is held", () -> story.state().equals("held"));
        var held = story.post();
        assertEquals("edited", held.get("held").asText());
        assertTrue(held.get("standing").asText().contains("arrived to applause."), held.toString());
        assertTrue(held.get("offered").asText().contains("Rita Calloway left."), held.toString());
        var path = tour.api("/story/posts/" + held.get("id").asText());

        tour.pr
                .put(path + "/decision", Map.of("decision", "over", "seen", "0".repeat(64)))
                .expect(409);
        tour.pr
                .put(path + "/decision", Map.of("decision", "anew", "seen", seen(held)))
                .expect(422);
        tour.moderator
                .put(path + "/decision", Map.of("decision", "over", "seen", seen(held)))
                .expect(403);
        tour.stranger.get(path).expect(404);
        tour.approver
                .put(path + "/decision", Map.of("decision", "leave", "seen", seen(held)))
                .expect(200);
        assertEquals("left", story.state());
        tour.pr.put(path + "/release", "").expect(409);
        tour.approver
                .put(path + "/decision", Map.of("decision", "over", "seen", seen(held)))
                .expect(200);
        story.soon(
                "ours is there",
                () -> story.text().contains("left.") && !story.text().contains("applause"));
        story.soon("it is settled", () -> story.state().equals("stands"));
    }

    @Test
    void aPostInTheTrashIsWrittenAnewOnlyByDecision() {
        story.writes("stop", false, "none", "20:00");
        tour.say(BOSTON, "arrived", Instant.now().minusSeconds(60)).expect(201);
        story.soon("it is there", () -> story.state().equals("stands"));
        blog.trash(blog.posts().get(0).id);
        tour.say(BOSTON, "left", Instant.now()).expect(201);
        story.soon("it is held", () -> story.state().equals("held"));
        var path = tour.api("/story/posts/" + story.post().get("id").asText());
        tour.pr.put(path + "/decision", Map.of("decision", "anew")).expect(200);
        story.soon("another is there", () -> blog.posts().size() == 2);
        story.soon("it is settled", () -> story.state().equals("stands"));
        assertTrue(((String) blog.posts().get(1).said.get("content")).contains("left."));
        assertEquals("trash", blog.posts().get(0).status);
    }

    @Test
    void onlyABlogOfTheTourCanBeChosen() {
        var pages = org.whistlestop.testing.TestAnnouncement.pages(tour);
        for (var wrong : List.of(pages, UUID.randomUUID().toString())) {
            var settings = Map.of(
                    "channel", wrong, "live", "tour", "livePublished", true, "wrapUp", "none", "wrapUpAt", "20:00");
            var status = tour.pr.put(tour.api("/story"), settings).status();
            assertTrue(status == 422 || status == 404, wrong + ": " + status);
        }
        tour.pr
                .put(
                        tour.api("/story"),
                        Map.of("live", "tour", "livePublished", true, "wrapUp", "none", "wrapUpAt", "20:00"))
                .expect(422);
        tour.moderator
                .put(
                        tour.api("/story"),
                        Map.of("live", "none", "livePublished", true, "wrapUp", "none", "wrapUpAt", "20:00"))
                .expect(403);
    }

    private static String seen(JsonNode held) {
        return held.get("seen").asText();
    }

    private JsonNode receipt(UUID checkIn) {
        for (var row : tour.host
                .get("/api/check-ins/" + checkIn + "/receipt")
                .expect(200)
                .json()
                .get("rows")) {
            if (row.get("name").asText().equals("blog")) {
                return row;
            }
        }
        throw new AssertionError("The receipt says nothing of the blog");
    }

    private String photo(int seed, String alt) {
        return hands.byHost(tour.slug, tour.hostId, Drawing.jpeg(1000 + seed, 400, 300), BOSTON, null, alt)
                .toString();
    }
}
