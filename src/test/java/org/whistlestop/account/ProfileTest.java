package org.whistlestop.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ProfileTest {

    @TestHTTPResource
    String url;

    private TestTour tour;
    private String me;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", ""));
        me = "/api/people/" + tour.hostId;
    }

    @Test
    void whatTheHostTellsStandsOnTheToursPage() {
        var page = "/tours/" + tour.slug;
        assertFalse(tour.nobody.get(page).expect(200).text().contains("host-card"));

        tour.host
                .put(me, profile("Sells <b>cameras</b> since 1990.", "https://www.example.com/rita"))
                .expect(200);

        Eventually.holds(
                "the bio on the page",
                Duration.ofSeconds(3),
                () -> tour.nobody.get(page).text().contains("Sells &lt;b&gt;cameras"));
        assertTrue(tour.nobody.get(page).text().contains(">example.com/rita<"));
    }

    @Test
    void onlyThePersonAndWhoRunsTheTourChangeIt() {
        var profile = profile("Me", "https://example.com");
        tour.nobody.put(me, profile).expect(401);
        tour.pr.put(me, profile).expect(404);
        tour.admin.put(me, profile).expect(403); // the host works on a tour that she does not run, too
        tour.setup.put(me, profile).expect(200);
    }

    @Test
    void linksAreHttpsOnly() {
        for (var link : List.of(
                "javascript:alert(1)", "http://example.com", "https://", "https://a b.com", "https://x\"y.com/")) {
            tour.host.put(me, profile("Me", link)).expect(422);
        }
    }

    @Test
    void aPictureIsMadeAnewSquareAndBare() throws IOException {
        var picture = picture(600, 300, "png");
        var secret = "Serial number 4711".getBytes(StandardCharsets.UTF_8);
        var file = ByteBuffer.allocate(picture.length + secret.length)
                .put(picture)
                .put(secret)
                .array();

        var address = tour.host
                .putBytes(me + "/picture", "image/png", file)
                .expect(200)
                .json()
                .get("picture")
                .asText();
        var served = tour.nobody.get(address).expect(200);

        assertEquals("image/jpeg", served.header("Content-Type"));
        assertEquals("public, max-age=86400", served.header("Cache-Control"));
        assertTrue(served.header("Content-Security-Policy").startsWith("default-src 'none'; sandbox"));
        var image = ImageIO.read(new ByteArrayInputStream(served.body()));
        assertEquals(256, image.getWidth());
        assertEquals(256, image.getHeight());
        assertFalse(new String(served.body(), StandardCharsets.ISO_8859_1).contains("4711"));
        tour.host.delete(me + "/picture").expect(204);
        tour.nobody.get(address).expect(404);
    }

    @Test
    void whatIsNoPictureOrTooLargeIsRefused() throws IOException {
        tour.host
                .putBytes(me + "/picture", "image/png", "no picture".getBytes(StandardCharsets.UTF_8))
                .expect(422);
        tour.host
                .putBytes(me + "/picture", "image/png", claiming(60_000, 60_000))
                .expect(422);
        tour.host
                .putBytes(me + "/picture", "image/jpeg", picture(64, 64, "gif"))
                .expect(422);
        tour.host.putBytes(me + "/picture", "image/gif", picture(64, 64, "gif")).expect(415);
    }

    @Test
    void aPictureOfEndlessLayersIsNotDecoded() throws IOException {
        var picture = picture(64, 64, "jpg");
        var scans = ByteBuffer.allocate(picture.length + 2_000).put(picture);
        while (scans.hasRemaining()) {
            scans.put((byte) 0xFF).put((byte) 0xDA);
        }
        tour.host.putBytes(me + "/picture", "image/jpeg", scans.array()).expect(422);
    }

    @Test
    void whoRunsOneOfAPersonsToursOnlyLeavesTheProfileAlone() {
        var other = new TestTour(tour.setup.base());
        tour.setup.put(me + "/roles/" + other.slug + "/pr", "").expect(204);
        other.admin.get(me).expect(200);
        other.admin.put(me, profile("Mine now", "https://example.com")).expect(403);
    }

    @Test
    void theDeskHasFormsForIt() {
        var browser = Browser.of(tour.host);
        assertEquals(200, browser.get("/desk/me/profile").statusCode());
        var saved = browser.post(
                "/desk/me/profile", Map.of("name", "Rita Calloway", "bio", "Me", "links", "https://example.com\r\n"));
        assertEquals(303, saved.statusCode());
        var refused =
                browser.post("/desk/me/profile", Map.of("name", "Rita Calloway", "bio", "Me", "links", "nowhere"));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("nowhere"), "what was typed is kept");
    }

    private static Map<String, Object> profile(String bio, String link) {
        return Map.of("name", "Rita Calloway", "bio", bio, "links", List.of(link));
    }

    private static byte[] picture(int width, int height, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    /** A PNG whose header claims to be so large. */
    private static byte[] claiming(int width, int height) throws IOException {
        var png = picture(8, 8, "png");
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        return png;
    }
}
