package org.whistlestop.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.whistlestop.channel.wordpress.FakeWordPress;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestTour;

/** The blog of a test tour, as its team sets it up over the API. */
public record StoryBlog(TestTour tour, FakeWordPress blog, String channel) {

    private static final Duration SOON = Duration.ofSeconds(40);

    /** A fake blog, and nothing written into it yet. */
    public static StoryBlog of(TestTour tour, FakeWordPress blog) {
        return new StoryBlog(tour, blog, channel(tour, blog.address(), FakeWordPress.ACCOUNT, FakeWordPress.KEY));
    }

    public static String channel(TestTour tour, String address, String account, String key) {
        var id = UUID.randomUUID().toString();
        tour.admin
                .put(
                        tour.api("/channels/" + id),
                        Map.of("kind", "wordpress", "name", "Blog", "address", address, "account", account, "key", key))
                .expect(200);
        return id;
    }

    public void writes(String live, boolean published, String wrapUp, String wrapUpAt) {
        var settings = new HashMap<String, Object>(Map.of(
                "channel", channel, "live", live, "livePublished", published, "wrapUp", wrapUp, "wrapUpAt", wrapUpAt));
        tour.pr.put(tour.api("/story"), settings).expect(200);
    }

    public JsonNode posts() {
        return tour.pr.get(tour.api("/story/posts")).expect(200).json();
    }

    /** The only one. */
    public JsonNode post() {
        var posts = posts();
        if (posts.size() != 1) {
            throw new AssertionError("There are " + posts.size() + " posts: " + posts);
        }
        return posts.get(0);
    }

    public String state() {
        return posts().size() == 0 ? "none" : post().get("state").asText();
    }

    /** The text of the only post in the blog; empty while there is none. */
    public String text() {
        return blog.posts().isEmpty() ? "" : (String) blog.posts().get(0).said.get("content");
    }

    public void soon(String what, BooleanSupplier holds) {
        try {
            Eventually.holds(what, SOON, holds::getAsBoolean);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ", but " + posts() + " and " + text(), e);
        }
    }
}
