package org.whistlestop.desk.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.channel.wordpress.FakeWordPress;
import org.whistlestop.story.StoryBlog;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BlogPageTest {

    @TestHTTPResource
    String base;

    private FakeWordPress blog;
    private TestTour tour;
    private StoryBlog story;

    @BeforeEach
    void makeTour() {
        blog = new FakeWordPress();
        tour = new TestTour(base.replaceAll("/$", "")).withStops();
        story = StoryBlog.of(tour, blog);
    }

    @AfterEach
    void writeNoMore() {
        Browser.of(tour.pr).post(desk(), form("", "none", "none"));
        blog.close();
    }

    @Test
    void whatIsWrittenIsSetAndReadBack() {
        var form = form(story.channel(), "stop", "day");
        form.put("livePublished", "true");
        form.put("author", "Jonas Hale");
        form.put("category", "News & Tours");
        form.put("wrapUpAt", "21:30");
        assertEquals(303, Browser.of(tour.pr).post(desk(), form).statusCode());
        var page = Browser.of(tour.pr).get(desk()).body();
        for (var part : new String[] {
            "<option value=\"" + story.channel() + "\" selected>",
            "<option value=\"stop\" selected>One for each stop</option>",
            "<option value=\"day\" selected>",
            "value=\"true\" checked",
            "value=\"21:30\"",
            "value=\"Jonas Hale\"",
            "value=\"News &amp; Tours\""
        }) {
            assertTrue(page.contains(part), part + " in " + page);
        }
    }

    @Test
    void aMistakeComesBackWithWhatWasTyped() {
        for (var wrong : new String[][] {{"channel", ""}, {"wrapUpAt", "late"}, {"live", "often"}}) {
            var form = form(story.channel(), "stop", "day");
            form.put("author", "Jonas Hale");
            form.put(wrong[0], wrong[1]);
            var answer = Browser.of(tour.pr).post(desk(), form);
            assertEquals(422, answer.statusCode(), wrong[0]);
            assertTrue(answer.body().contains("value=\"Jonas Hale\""), answer.body());
        }
    }

    @Test
    void aHeldPostShowsBothAndIsDecidedAbout() {
        story.writes("stop", false, "none", "20:00");
        tour.say("boston-copley-place", "arrived", Instant.now().minusSeconds(60))
                .expect(201);
        story.soon("it is there", () -> story.state().equals("stands"));
        blog.edit(blog.posts().get(0).id, text -> text.replace("arrived.", "arrived to <em>applause</em>."));
        tour.say("boston-copley-place", "left", Instant.now()).expect(201);
        story.soon("it is held", () -> story.state().equals("held"));
        var page = Browser.of(tour.approver).get(desk()).body();
        assertTrue(page.contains("Waits for you"), page);
        assertTrue(page.contains("arrived to applause.</del>"), page);
        assertTrue(page.contains("left.</ins>"), page);
        assertFalse(Browser.of(tour.moderator).get(desk()).body().contains("Write ours over it"));
        var post = desk() + "/posts/" + story.post().get("id").asText();

        var seen = story.post().get("seen").asText();
        assertEquals(
                303,
                Browser.of(tour.approver)
                        .post(post + "/decision", Map.of("decision", "part", "seen", seen))
                        .statusCode());
        story.soon(
                "both are there",
                () -> story.text().contains("applause") && story.text().contains("left."));
        story.soon("it is settled", () -> story.state().equals("stands"));
        assertEquals(
                409,
                Browser.of(tour.approver)
                        .post(post + "/decision", Map.of("decision", "part", "seen", seen))
                        .statusCode());
    }

    @Test
    void aWrapUpIsAskedForAndOthersOnlyRead() {
        story.writes("none", false, "day", "20:00");
        tour.say("boston-copley-place", "arrived", Instant.now().minusSeconds(60))
                .expect(201);
        var form = Map.of("what", "stop:boston-copley-place");
        assertEquals(
                403, Browser.of(tour.approver).post(desk() + "/posts", form).statusCode());
        assertEquals(303, Browser.of(tour.pr).post(desk() + "/posts", form).statusCode());
        assertEquals(
                422,
                Browser.of(tour.pr)
                        .post(desk() + "/posts", Map.of("what", "day:late"))
                        .statusCode());
        story.soon("it is there", () -> story.state().equals("stands"));
        assertTrue(Browser.of(tour.approver).get(desk()).body().contains("Edit it in WordPress"));
        assertEquals(404, Browser.of(tour.stranger).get(desk()).statusCode());
    }

    private static Map<String, String> form(String channel, String live, String wrapUp) {
        return new HashMap<>(Map.of("channel", channel, "live", live, "wrapUp", wrapUp, "wrapUpAt", "20:00"));
    }

    private String desk() {
        return "/desk/tours/" + tour.slug + "/blog";
    }
}
