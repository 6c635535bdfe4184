package org.whistlestop.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.Drawing;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SendPhotoTest {

    private static final String BOSTON = "boston-copley-place";
    private static final AtomicLong SEED = new AtomicLong(2_008);

    @TestHTTPResource
    String url;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
    }

    @Test
    void aPlainFormSendsAPhotoThatWaits() {
        var form = filled().with("alt", "Köln, 東京").with("credit", "Zoë").with("caption", "So many people");
        var answer = form.send();

        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("/photo-withdrawal#" + form.code()));
        var photo = photos().get(0);
        assertEquals("waiting", photo.get("status").asText());
        assertEquals(BOSTON, photo.get("stop").asText());
        assertEquals("Köln, 東京", photo.get("alt").asText());
        assertEquals("Zoë", photo.get("credit").asText());
        assertTrue(photo.get("sender").isNull());
        assertEquals(0, tour.nobody.get(tour.api("/photos")).expect(200).json().size());
    }

    @Test
    void sentTwiceItIsOnePhoto() {
        var form = filled();
        assertEquals(200, form.send().statusCode());
        assertEquals(200, form.send().statusCode());
        assertEquals(1, photos().size());
    }

    @Test
    void whatIsMissingOrWrongIsSaidBesideTheForm() {
        refused(filled().with("consent", null), "consent");
        refused(filled().with("consent", "no"), "consent");
        refused(filled().with("stop", ""), "stop");
        refused(filled().with((byte[]) null), "no photo");
        refused(filled().with(new byte[0]), "no photo");
        refused(filled().with("%PDF-1.7 no photo at all".getBytes(StandardCharsets.UTF_8)), "");
        refused(filled().with("alt", "It was at 42.3474, -71.0781"), "coordinates");
        refused(filled().with("credit", "x".repeat(81)), "Credit");
        refused(filled().with("photo", null), "Photo");
        refused(filled().with("withdrawal", "short"), "Withdrawal");
        assertEquals(0, photos().size());
    }

    private void refused(FanForm form, String says) {
        var answer = form.with("caption", "Kept <b>words</b>").send();
        assertEquals(422, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("Kept &lt;b&gt;words&lt;/b&gt;"), answer.body());
        var alert = answer.body().replaceAll("(?s).*role=\"alert\"[^>]*>(.*?)</p>.*", "$1");
        assertTrue(alert.contains(says) && alert.contains("choose the photo once more"), alert);
    }

    @Test
    void aPhotoOverFifteenMegabytesIsTooLarge() {
        var answer = filled().with(new byte[15 * 1024 * 1024 + 1]).send();
        assertEquals(413, answer.statusCode());
        assertTrue(answer.body().contains("Make it smaller"), answer.body());
        assertEquals(0, photos().size());
    }

    @Test
    void aLargePhotoIsNotTooLarge() {
        var padded = java.util.Arrays.copyOf(picture(), 9 * 1024 * 1024);
        assertEquals(200, filled().with(padded).send().statusCode());
    }

    @Test
    void aHiddenStopIsNotToBeFound() {
        var hidden = tour.addHiddenStop();

        assertFalse(FanForm.send(page(), Map.of("Accept", "text/html"), null, null)
                .body()
                .contains("Secret Mall"));
        assertEquals(404, filled().with("stop", hidden).send().statusCode());
        assertEquals(404, filled().with("stop", "no-such-stop").send().statusCode());
        assertEquals(0, photos().size());
    }

    @Test
    void anUnknownTourHasNoForm() {
        var address = tour.nobody.base() + "/tours/no-such-tour/photos/new";
        assertEquals(
                404,
                FanForm.send(address, Map.of("Accept", "text/html"), null, null).statusCode());
        assertEquals(
                404,
                new FanForm(address, filled().fields(), picture(), Map.of("Accept", "text/html"))
                        .send()
                        .statusCode());
    }

    @Test
    void anotherSitesPageCannotSendIt() {
        assertEquals(403, filled().from("https://x.example").send().statusCode());
        assertEquals(0, photos().size());
    }

    @Test
    void staffWhoIsSignedInNeedsTheFormsToken() {
        var cookie = Browser.of(tour.pr).cookie();
        var form = fill(FanForm.at(page(), "Cookie", cookie));
        assertEquals(403, form.with("csrf", null).send().statusCode());
        assertEquals(200, form.send().statusCode());
    }

    @Test
    void thePagesOfAFanAreKeptByNobodyAndShowWhatWasChosen() {
        for (var address : new String[] {page(), tour.nobody.base() + "/photo-withdrawal"}) {
            var headers = FanForm.send(address, Map.of("Accept", "text/html"), null, null)
                    .headers();
            assertEquals("no-store", headers.firstValue("Cache-Control").orElse(""), address);
            assertEquals("same-origin", headers.firstValue("Referrer-Policy").orElse(""), address);
            assertTrue(headers.firstValue("Content-Security-Policy").orElse("").contains("img-src 'self' data: blob:"));
        }
    }

    @Test
    void theLinkTakesThePhotoBackAtAnyTime() {
        var form = filled().with("alt", "A queue");
        form.send();
        var fan = Browser.signedOut(tour.nobody.base());
        var wrong = fan.post("/photo-withdrawal", Map.of("code", form.fields().get("photo") + ".x" + "y".repeat(42)));
        assertEquals(404, wrong.statusCode());
        assertEquals(
                422,
                fan.post("/photo-withdrawal", Map.of("code", form.code().substring(5)))
                        .statusCode());
        assertEquals(422, fan.post("/photo-withdrawal", Map.of()).statusCode());
        assertEquals("waiting", photos().get(0).get("status").asText());

        var link = "https://tour.example/photo-withdrawal#" + form.code();
        for (var code : new String[] {" " + link + " ", form.code()}) {
            var taken = fan.post("/photo-withdrawal", Map.of("code", code));
            assertEquals(200, taken.statusCode(), taken.body());
        }
        assertEquals("withdrawn", photos().get(0).get("status").asText());
        assertTrue(photos().get(0).get("alt").isNull());
        assertEquals(422, form.send().statusCode());
    }

    @Test
    void thePhotoMayBeOfTheStopThatThePageWasOpenedFor() {
        var body = FanForm.send(page() + "?stop=troy-somerset-collection", Map.of("Accept", "text/html"), null, null)
                .body();
        assertTrue(body.contains("<option value=\"troy-somerset-collection\" selected>"), body);
        assertFalse(body.contains("<option value=\"\">"));
    }

    private String page() {
        return tour.nobody.base() + "/tours/" + tour.slug + "/photos/new";
    }

    private FanForm filled() {
        return fill(FanForm.at(page()));
    }

    private static FanForm fill(FanForm form) {
        return form.with("stop", BOSTON).with("consent", "true").with(picture());
    }

    private static byte[] picture() {
        return Drawing.jpeg(SEED.incrementAndGet(), 120, 80);
    }

    private JsonNode photos() {
        return tour.moderator.get(tour.api("/photos/all")).expect(200).json();
    }
}
