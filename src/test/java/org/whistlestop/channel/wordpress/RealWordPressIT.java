package org.whistlestop.channel.wordpress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.Deaf;
import org.whistlestop.channel.KeptSteps;
import org.whistlestop.channel.Line;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.NotSent;

/** Posts to a real WordPress, kills it in the middle, and looks what its readers see. */
@NeedsWordPress
class RealWordPressIT {

    private static final WordPressMessenger MESSENGER = new WordPressMessenger();
    private static final int UNHEARD = -1;

    private static RealWordPress blog;

    @BeforeAll
    static void start() {
        blog = new RealWordPress();
    }

    @AfterAll
    static void stop() {
        if (blog != null) {
            blog.close();
        }
    }

    @Test
    void readersSeeTitleTextLinkAndPhoto() {
        var plain = BlogCase.withPhoto();
        var text = "<b>Bold</b> & [gallery] \\ \"quoted\" 🎉 #tag\nsecond line\n\nSee https://x.org/?a=1&b=2.";
        var message = new Message(
                plain.delivery(), plain.name(), "A < B & “C”", text, "en", BlogCase.LINK, plain.due(), plain.picture());
        var sent = MESSENGER.send(as("author", Map.of("categories", "News & Tours")), message, new KeptSteps());
        var post = blog.read("/posts/" + sent.id() + "?_embed");
        assertEquals(message.name(), post.at("/slug").asText());
        assertEquals(post.at("/link").asText(), sent.link());
        assertEquals("A &lt; B &amp; “C”", post.at("/title/rendered").asText());
        var html = post.at("/content/rendered").asText();
        assertEquals(
                """
                <p>&lt;b&gt;Bold&lt;/b&gt; &amp; &#091;gallery&#093; \\ &quot;quoted&quot; 🎉 #tag<br>second line</p>
                <p>See <a href="https://x.org/?a=1&amp;b=2">x.org/?a=1&amp;b=2</a>.</p>
                <p><a href="LINK">tour.example.org/tours/summer/stops/denver-cherry-creek</a></p>""".replace("LINK", BlogCase.LINK),
                html.replaceAll("\n{2,}", "\n").strip());
        var photo = post.at("/_embedded/wp:featuredmedia/0");
        assertEquals("A red \"door\" & two", photo.at("/alt_text").asText());
        assertTrue(photo.at("/caption/rendered").asText().contains("Jörg Müller"), photo.toString());
        assertEquals("News &amp; Tours", post.at("/_embedded/wp:term/0/0/name").asText());
        assertEquals(
                sent,
                MESSENGER.find(as("author", Map.of()), message, new KeptSteps()).orElseThrow());
    }

    @Test
    void theCheckKnowsWhatEachRoleMay() {
        assertEquals(
                "The editor",
                MESSENGER.check(as("editor", Map.of("categories", "news"))).account());
        assertEquals("The author", MESSENGER.check(as("author", Map.of())).account());
        assertRefused(() -> MESSENGER.check(as("contributor", Map.of())), "not publish them");
        assertRefused(() -> MESSENGER.check(as("contributor", Map.of("publish", "draft"))), "not upload photos");
        MESSENGER.check(as("contributor", Map.of("publish", "draft", "pictures", "no")));
        assertRefused(() -> MESSENGER.check(as("editor", Map.of("categories", "Cars"))), "News & Tours");
        var wrong = BlogCase.access(blog.address(), "editor", "wrong", BlogCase.LINE, Map.of());
        assertRefused(() -> MESSENGER.check(wrong), "application password is wrong");
    }

    @Test
    void draftsStayDraftsAndAreFoundByTheirName() {
        var message = BlogCase.message("A draft");
        var access = as("contributor", Map.of("publish", "draft", "rest", "rest_route"));
        var sent = MESSENGER.send(access, message, new KeptSteps());
        assertEquals(sent, MESSENGER.send(access, message, new KeptSteps()));
        assertEquals(List.of(sent.id() + " draft"), posts(message));
    }

    @Test
    void whatAPersonTookOutIsNotPublishedAgain() {
        var message = BlogCase.message("Taken out");
        var steps = new KeptSteps();
        var sent = MESSENGER.send(as("editor", Map.of()), message, steps);
        new Blog(as("editor", Map.of()), BlogSettings.of(Map.of())).trash(Long.parseLong(sent.id()));
        for (var known : List.of(steps, new KeptSteps())) {
            assertTrue(MESSENGER.find(as("editor", Map.of()), message, known).isEmpty());
            assertRefused(() -> MESSENGER.send(as("editor", Map.of()), message, known), "trash");
        }
        assertEquals(List.of(sent.id() + " trash"), posts(message));
    }

    @Test
    void twoWhoSendAtOncePublishOne() throws Exception {
        for (var round = 0; round < 10; round++) {
            var message = BlogCase.message("Round " + round);
            var both = IntStream.range(0, 2)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> MESSENGER.send(as("editor", Map.of()), message, new KeptSteps())))
                    .toList();
            assertEquals(
                    both.get(0).get(60, TimeUnit.SECONDS).id(),
                    both.get(1).get(60, TimeUnit.SECONDS).id());
            assertPublishedOnce(message);
        }
    }

    /**
     * The server dies so many milliseconds after it got the upload (3), the draft (4) or the order to publish (6), or just after it has
     * done it, unheard.
     */
    @Test
    void aServerThatDiesInTheMiddleOfAPostDoublesNothing() {
        var kills = List.of(List.of(3, 60), List.of(4, 40), List.of(4, UNHEARD), List.of(6, 40), List.of(6, UNHEARD));
        for (var kill : kills) {
            var plain = BlogCase.withPhoto();
            var text = "Killed " + kill;
            var message =
                    new Message(plain.delivery(), plain.name(), text, text, "en", null, plain.due(), plain.picture());
            var steps = new KeptSteps();
            try {
                MESSENGER.send(as("editor", Map.of(), killing(kill.get(0), kill.get(1))), message, steps);
            } catch (NotSent e) {
                var expected = kill.get(0) == 6 ? NotSent.Why.UNKNOWN : NotSent.Why.NOT_NOW;
                assertEquals(expected, e.why(), kill + ": " + e.getMessage());
            }
            blog.killPhp();
            if (kill.get(1) == UNHEARD) {
                blog.killDatabase();
            }
            blog.restart();
            if (kill.equals(List.of(6, UNHEARD))) {
                assertPublishedOnce(message);
            }
            MESSENGER.send(as("editor", Map.of()), message, kill.get(0) == 6 ? new KeptSteps() : steps);
            assertPublishedOnce(message);
            assertEquals(
                    1,
                    blog.query("select id from wp_posts where post_type = 'attachment' and post_name like '"
                                    + message.name() + "%'")
                            .size());
        }
    }

    private static Line killing(int request, int millis) {
        var number = new AtomicInteger();
        return outgoing -> {
            var isTheOne = number.incrementAndGet() == request;
            if (isTheOne && millis != UNHEARD) {
                CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(blog::killPhp);
            }
            return (isTheOne && millis == UNHEARD ? new Deaf(BlogCase.LINE) : BlogCase.LINE).send(outgoing);
        };
    }

    private static void assertPublishedOnce(Message message) {
        var posts =
                posts(message).stream().filter(post -> !post.endsWith(" trash")).toList();
        assertEquals(1, posts.size(), posts.toString());
        assertTrue(posts.get(0).endsWith(" publish"), posts.toString());
    }

    /** Number and status of all posts of a message, from the database itself. */
    private static List<String> posts(Message message) {
        return blog.query("select id, post_status from wp_posts where post_type = 'post' and post_name like '"
                + message.name() + "%' order by id");
    }

    private static Access as(String user, Map<String, String> settings) {
        return as(user, settings, BlogCase.LINE);
    }

    private static Access as(String user, Map<String, String> settings, Line line) {
        return BlogCase.access(blog.address(), user, blog.password(user), line, settings);
    }

    private static void assertRefused(Runnable act, String words) {
        var refused = assertThrows(NotSent.class, act::run);
        assertEquals(NotSent.Why.REFUSED, refused.why(), refused.getMessage());
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }
}
