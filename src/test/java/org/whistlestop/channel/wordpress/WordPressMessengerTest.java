package org.whistlestop.channel.wordpress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.channel.KeptSteps;
import org.whistlestop.channel.Line;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Steps;

class WordPressMessengerTest {

    private final FakeWordPress blog = new FakeWordPress();
    private final WordPressMessenger messenger = new WordPressMessenger();

    @AfterEach
    void close() {
        blog.close();
    }

    @Test
    void aPostStandsThereWithTitleTextLinkAndPhoto() {
        var message = BlogCase.withPhoto();
        var steps = new KeptSteps();
        var access = BlogCase.access(blog, BlogCase.LINE, Map.of());
        assertTrue(messenger.find(access, message, steps).isEmpty());

        var sent = messenger.send(access, message, steps);
        var post = blog.posts().get(0);
        assertEquals(1, blog.published());
        assertEquals(String.valueOf(post.id), sent.id());
        assertEquals(blog.address() + "/2026/11/" + message.name() + "/", sent.link());
        assertEquals("Denver, “here we come”", post.said.get("title"));
        assertEquals("""
                <!-- wp:paragraph -->
                <p>We are in Denver.</p>
                <!-- /wp:paragraph -->

                <!-- wp:paragraph -->
                <p>Come by until six &amp; say hello.</p>
                <!-- /wp:paragraph -->

                <!-- wp:paragraph -->
                <p><a href="LINK">tour.example.org/tours/summer/stops/denver-cherry-creek</a></p>
                <!-- /wp:paragraph -->""".replace("LINK", BlogCase.LINK), post.said.get("content"));
        var photo = blog.photos().get(0);
        assertEquals((int) photo.id, post.said.get("featured_media"));
        assertEquals("A red \"door\" & two <people>", photo.said.get("alt_text"));
        assertEquals("Jörg Müller", photo.said.get("caption"));
        assertEquals(sent, messenger.find(access, message, steps).orElseThrow());
        assertEquals(sent, messenger.find(access, message, new KeptSteps()).orElseThrow());
        assertEquals(sent, messenger.send(access, message, steps));
        assertEquals(1, blog.posts().size());
    }

    @Test
    void aBlogThatWantsDraftsGetsOneDraft() {
        var access = BlogCase.access(blog, BlogCase.LINE, Map.of("publish", "draft"));
        var message = BlogCase.message("Text");
        var sent = messenger.send(access, message, new KeptSteps());
        assertEquals(sent, messenger.send(access, message, new KeptSteps()));
        assertEquals(sent, messenger.find(access, message, new KeptSteps()).orElseThrow());
        assertEquals(List.of("draft"), statuses());
    }

    @Test
    void whatAnEditorMadeOfItStays() {
        var access = BlogCase.access(blog, BlogCase.LINE, Map.of());
        for (var status : List.of("future", "private", "pending")) {
            var message = BlogCase.message("Text " + status);
            var steps = new KeptSteps();
            messenger.send(access, message, steps);
            var post = last();
            post.status = status;
            assertEquals(
                    String.valueOf(post.id),
                    messenger.send(access, message, steps).id());
            assertEquals(status, post.status);
        }
    }

    @Test
    void aPostWhoseSlugAnEditorChangedIsKnownByItsNumber() {
        var access = BlogCase.access(blog, BlogCase.LINE, Map.of());
        var message = BlogCase.message("Text");
        var steps = new KeptSteps();
        messenger.send(access, message, steps);
        blog.changeSlug(last().id, "a-nicer-address");
        assertTrue(messenger.find(access, message, steps).isPresent());
        messenger.send(access, message, steps);
        assertEquals(1, blog.posts().size());
    }

    @Test
    void whatAPersonTookOutIsNotPublishedAgain() {
        var access = BlogCase.access(blog, BlogCase.LINE, Map.of());
        for (var stepsLost : List.of(true, false)) {
            var message = BlogCase.message("Text " + stepsLost);
            Steps steps = new KeptSteps();
            messenger.send(access, message, steps);
            blog.trash(last().id);
            var later = stepsLost ? new KeptSteps() : steps;
            assertTrue(messenger.find(access, message, later).isEmpty());
            assertRefused(() -> messenger.send(access, message, later), "trash");
            assertEquals(0, blog.published());
        }
        var message = BlogCase.message("Deleted");
        var steps = new KeptSteps();
        messenger.send(access, message, steps);
        blog.delete(last().id);
        assertTrue(messenger.find(access, message, steps).isEmpty());
        assertRefused(() -> messenger.send(access, message, steps), "deleted");
        assertEquals(0, blog.published());
    }

    @Test
    void aLostLeaseStopsBeforeAnythingIsPublic() {
        var access = BlogCase.access(blog, BlogCase.LINE, Map.of());
        for (var step : List.of("photo", "post", "risked")) {
            var steps = new KeptSteps();
            steps.losesLeaseAt = step;
            assertThrows(Steps.LostLease.class, () -> messenger.send(access, BlogCase.withPhoto(), steps));
        }
        assertEquals(0, blog.published());
    }

    @Test
    void categoriesGoByNameSlugOrNumber() {
        for (var named : List.of("News & Tours", "news", " NEWS ", "7", "news,7")) {
            var access = BlogCase.access(blog, BlogCase.LINE, Map.of("categories", named));
            messenger.send(access, BlogCase.message("Text " + named), new KeptSteps());
            assertEquals(List.of(7), last().said.get("categories"), named);
        }
        var wrong = BlogCase.access(blog, BlogCase.LINE, Map.of("categories", "news, Cars"));
        var before = blog.posts().size();
        assertRefused(() -> messenger.send(wrong, BlogCase.message("Text"), new KeptSteps()), "no category Cars");
        assertRefused(() -> messenger.check(wrong), "News & Tours");
        assertEquals(before, blog.posts().size());
    }

    @Test
    void aPhotoStandsWhereTheSettingsWantIt() {
        messenger.send(access(Map.of("pictures", "text")), BlogCase.withPhoto(), new KeptSteps());
        var photo = blog.photos().get(0);
        var text = (String) last().said.get("content");
        assertFalse(last().said.containsKey("featured_media"));
        assertTrue(
                text.contains("alt=\"A red &quot;door&quot; &amp; two &lt;people&gt;\" class=\"wp-image-" + photo.id),
                text);
        assertTrue(text.contains(photo.slug + ".jpg\""), text);
        assertTrue(text.contains(">Jörg Müller</figcaption>"), text);

        messenger.send(access(Map.of("pictures", "no")), BlogCase.withPhoto(), new KeptSteps());
        assertEquals(1, blog.photos().size());
    }

    @Test
    void aBlogWithoutPermalinksIsReached() {
        messenger.send(access(Map.of("rest", "rest_route")), BlogCase.withPhoto(), new KeptSteps());
        assertEquals(1, blog.published());
        assertEquals(
                "Tour Bot",
                messenger.check(access(Map.of("rest", "rest_route"))).account());
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish", "pictures", "rest"})
    void aSettingThatCannotBeReadIsNotGuessed(String name) {
        assertRefused(
                () -> messenger.send(access(Map.of(name, "drafts")), BlogCase.message("Text"), new KeptSteps()), name);
        assertRefused(() -> messenger.check(access(Map.of(name, "drafts"))), name);
        assertEquals(0, blog.requests());
    }

    @Test
    void aCheckSaysWhoWeAreAndLeavesNothing() {
        var check = messenger.check(access(Map.of("categories", "News")));
        assertEquals("Tour Bot", check.account());
        assertEquals(blog.address() + "/author/tourbot/", check.profile());
        assertEquals(3, check.notes().size());
        assertEquals(List.of(), blog.posts());
    }

    @Test
    void aCheckSaysWhatTheUserMayNot() {
        blog.capabilities = Map.of("edit_posts", true, "publish_posts", false, "upload_files", true);
        assertRefused(() -> messenger.check(access(Map.of())), "not publish them");
        messenger.check(access(Map.of("publish", "draft")));
        blog.capabilities = Map.of("edit_posts", true, "publish_posts", true);
        assertRefused(() -> messenger.check(access(Map.of())), "not upload photos");
        messenger.check(access(Map.of("pictures", "no")));
        blog.capabilities = Map.of();
        assertRefused(() -> messenger.check(access(Map.of("pictures", "no"))), "not write posts");
    }

    @Test
    void aWrongPasswordIsSaidInPlainWordsWithoutIt() {
        var access = BlogCase.access(blog.address(), FakeWordPress.ACCOUNT, "planted-secret", BlogCase.LINE, Map.of());
        for (Runnable act : List.<Runnable>of(
                () -> messenger.check(access),
                () -> messenger.send(access, BlogCase.message("Text"), new KeptSteps()))) {
            var refused = assertThrows(NotSent.class, act::run);
            assertEquals(NotSent.Why.REFUSED, refused.why());
            assertTrue(refused.getMessage().contains("application password is wrong"), refused.getMessage());
            assertFalse(refused.getMessage().contains("planted-secret"));
        }
    }

    @Test
    void anotherServerThanABlogIsSaidToBeOne() {
        assertRefused(
                () -> messenger.check(
                        BlogCase.access(blog.address() + "/elsewhere", "tourbot", "key", BlogCase.LINE, Map.of())),
                "no WordPress interface at this address");
    }

    @Test
    void theDryRunShowsWhatIsSent() {
        var message = BlogCase.message("Text with \"quotes\" & ümlauts");
        var bodies = new ArrayList<String>();
        Line listening = request -> {
            bodies.add(new String(request.body(), StandardCharsets.UTF_8));
            return BlogCase.LINE.send(request);
        };
        var shown = messenger.dryRun(access(Map.of()), message);
        assertEquals(0, blog.requests());
        messenger.send(BlogCase.access(blog, listening, Map.of()), message, new KeptSteps());
        assertTrue(bodies.size() > 2);
        bodies.forEach(body -> assertTrue(shown.contains(body), body));
        assertFalse(shown.contains("abcd EFGH"));

        var withPhoto =
                messenger.dryRun(access(Map.of("pictures", "text", "categories", "News")), BlogCase.withPhoto());
        for (var part : List.of(
                "alt_text: A red \"door\" & two <people>",
                "160×90",
                "wp-image-<number of the photo>",
                "src=\\\"<address of the photo>\\\"",
                "\"News\"",
                "/wp-json/wp/v2/posts/<number of the post>")) {
            assertTrue(withPhoto.contains(part), () -> part + " is missing in\n" + withPhoto);
        }
    }

    @Test
    void aNameIsPlainItsOwnAndTheSameEveryTime() {
        var names = new HashSet<String>();
        for (var number = 0; number < 10_000; number++) {
            var name = messenger.nameFor(UUID.randomUUID(), Instant.EPOCH);
            assertTrue(name.matches("tour-[a-z2-7]{16}"), name);
            names.add(name);
        }
        assertEquals(10_000, names.size());
        var id = UUID.fromString("6d3f1a52-0a5c-4d3e-9f59-2f1e2d3c4b5a");
        assertEquals(messenger.nameFor(id, null), messenger.nameFor(id, Instant.now()));
        assertNotEquals(messenger.nameFor(id, null), messenger.nameFor(UUID.randomUUID(), null));
    }

    private org.whistlestop.channel.Access access(Map<String, String> settings) {
        return BlogCase.access(blog, BlogCase.LINE, settings);
    }

    private FakeWordPress.Thing last() {
        return blog.posts().get(blog.posts().size() - 1);
    }

    private List<String> statuses() {
        return blog.posts().stream().map(post -> post.status).toList();
    }

    private static void assertRefused(Runnable act, String words) {
        var refused = assertThrows(NotSent.class, act::run);
        assertEquals(NotSent.Why.REFUSED, refused.why(), refused.getMessage());
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }
}
