package org.whistlestop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whistlestop.channel.wordpress.NeedsWordPress;
import org.whistlestop.channel.wordpress.RealWordPress;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Chrome;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.TestTour;

/** A real WordPress, to whom we are a stranger, shows a stop whose address an author pasted. */
@NeedsTool(Chrome.PROGRAM)
@NeedsWordPress
class EmbedInWordPressIT extends InBrowser {

    private static final String BOSTON = "boston-copley-place";

    private static RealWordPress blog;

    @BeforeAll
    static void startBlog() {
        blog = new RealWordPress(app.base);
    }

    @AfterAll
    static void stopBlog() {
        if (blog != null) {
            blog.close();
        }
    }

    @Test
    void aPastedStopIsInThePostAndLives() {
        var tour = new TestTour(app.base).withStops();
        var address = app.base + "/tours/" + tour.slug + "/stops/" + BOSTON;
        assertEquals("rich", preview(address).get("type").asText());
        var post = publish("Come to Boston", pasted(address));
        try (var tab = chrome.open()) {
            tab.page.navigate(post);
            var frame = tab.page.frameLocator("iframe.wp-embedded-content");

            assertThat(frame.locator("h1")).hasText("Copley Place, Boston, MA");
            assertThat(frame.locator("[data-part=badge]")).hasText("Planned");
            // WordPress hides its frame until it has said how tall it is.
            assertThat(tab.page.locator("iframe.wp-embedded-content"))
                    .not()
                    .hasAttribute("style", Pattern.compile("clip"));
            assertThat(tab.page.locator("blockquote.wp-embedded-content")).isHidden();
            assertTrue(isAsTallAsItsContent(tab));
            assertEquals(0, frame.locator("a[target=_blank]:visible").count(), "links that could not open");
            tour.say(BOSTON, "arrived", Instant.now()).expect(201);

            assertThat(frame.locator("[data-part=badge]")).hasText("Live now");
            assertThat(frame.locator("[data-part=countdown]")).containsText("here until");
            assertEquals(List.of(), tab.complaints);
        }
    }

    @Test
    void aPastedTourLeadsToItsStopsInsideTheFrame() {
        var tour = new TestTour(app.base).withStops();
        var post = publish("On tour", pasted(app.base + "/tours/" + tour.slug));
        try (var tab = chrome.open(Chrome.phone(ColorScheme.DARK))) {
            tab.page.navigate(post);
            var frame = tab.page.frameLocator("iframe.wp-embedded-content");
            assertThat(frame.locator("h1")).hasText("A test tour");
            frame.locator("[data-part=store]").click();

            assertThat(frame.locator("h1")).hasText("Copley Place, Boston, MA");
            assertTrue(isAsTallAsItsContent(tab));
            frame.locator("header .eyebrow a").click();
            assertThat(frame.locator("h1")).hasText("A test tour");
            assertEquals(List.of(), tab.complaints);
        }
    }

    @Test
    void whoRunsNoScriptKeepsTheLink() {
        var tour = new TestTour(app.base).withStops();
        var address = app.base + "/tours/" + tour.slug + "/stops/" + BOSTON;
        var post = publish("Plain", pasted(address));
        try (var tab = chrome.open(Chrome.options().setJavaScriptEnabled(false))) {
            tab.page.navigate(post);

            assertThat(tab.page.locator("blockquote.wp-embedded-content a")).hasAttribute("href", address);
        }
    }

    /** Within WordPress's own limits, 200 to 1000 pixels. */
    private static boolean isAsTallAsItsContent(Chrome.Tab tab) {
        var frame = tab.page.locator("iframe.wp-embedded-content");
        var content = tab.page.frameLocator("iframe.wp-embedded-content").locator("main");
        for (var tries = 0; tries < 40; tries++) {
            var height = content.boundingBox().height;
            if (Math.abs(frame.boundingBox().height - Math.min(1000, height)) <= 2) {
                return true;
            }
            tab.page.waitForTimeout(100);
        }
        return false;
    }

    /** What the editor asks its server when an address is pasted. */
    private static JsonNode preview(String address) {
        return ask("GET", "/wp-json/oembed/1.0/proxy?url=" + URLEncoder.encode(address, StandardCharsets.UTF_8), null);
    }

    /** What the editor makes of it. */
    private static String pasted(String address) {
        return """
                <!-- wp:embed {"url":"%1$s","type":"rich","providerNameSlug":"whistlestop"} -->
                <figure class="wp-block-embed is-type-rich is-provider-whistlestop"><div class="wp-block-embed__wrapper">
                %1$s
                </div></figure>
                <!-- /wp:embed -->""".formatted(address);
    }

    private static String publish(String title, String content) {
        var post = Map.of("title", title, "content", content, "status", "publish");
        return ask("POST", "/wp-json/wp/v2/posts", post).get("link").asText();
    }

    private static JsonNode ask(String method, String path, Object body) {
        var key = "author:" + blog.password("author");
        try {
            var request = HttpRequest.newBuilder(URI.create(blog.address() + path))
                    .header(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)))
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(Api.JSON.writeValueAsString(body)))
                    .build();
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(2, answer.statusCode() / 100, answer.body());
            return Api.JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
