package org.whistlestop.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.gallery.Hung;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EmbedTest {

    private static final String BOSTON = "/stops/boston-copley-place";

    @TestHTTPResource
    String url;

    @Inject
    Hung hung;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
    }

    @Test
    void aStopStandsInPlainHtmlWithItsMap() {
        var page = embed(BOSTON, "");

        assertTrue(page.contains("Copley Place, Boston, MA"), page);
        assertTrue(page.contains(">Planned</span>"), page);
        assertTrue(page.contains("<img src=\"/basemap/tours/" + tour.slug + BOSTON + ".svg?"), page);
        assertFalse(page.contains("style="), page);
    }

    @Test
    void aTourTellsOfTheNextStopAndShowsAll() {
        var page = embed("", "");

        assertTrue(page.contains("Next stop"), page);
        assertTrue(page.contains("0 of 4 stops visited"), page);
        assertEquals(4, page.split("<title>").length - 2, page);
    }

    @Test
    void aCheckInShowsAtOnce() {
        tour.say("boston-copley-place", "arrived", Instant.now()).expect(201);

        assertTrue(embed(BOSTON, "").contains(">Live now</span>"));
        assertTrue(embed("", "").contains("The host is here"));
    }

    @Test
    void aFrameMayStandAnywhereAndIsNobody() {
        var answer = tour.nobody.get("/embed/tours/" + tour.slug + BOSTON).expect(200);
        var policy = answer.header("Content-Security-Policy");

        assertTrue(policy.contains("frame-ancestors *;"), policy);
        assertTrue(policy.contains("sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox;"), policy);
        assertFalse(policy.contains("allow-same-origin"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertNull(answer.header("X-Frame-Options"));
        assertNull(answer.header("Set-Cookie"));
        assertEquals("*", answer.header("Access-Control-Allow-Origin"));
        assertNull(answer.header("Access-Control-Allow-Credentials"));
        assertEquals("cross-origin", answer.header("Cross-Origin-Resource-Policy"));
        assertEquals("no-referrer", answer.header("Referrer-Policy"));
        assertEquals("public, max-age=60", answer.header("Cache-Control"));
        tour.nobody
                .get("/embed/tours/" + tour.slug + BOSTON, "If-None-Match", answer.header("ETag"))
                .expect(304);
    }

    @Test
    void onlyEmbedsMayStandInAFrame() {
        for (var path : new String[] {"/tours/" + tour.slug, "/sign-in", "/embedded", "/oembed"}) {
            var policy = tour.nobody.get(path).header("Content-Security-Policy");
            assertTrue(policy.contains("frame-ancestors 'none'"), path + " " + policy);
        }
    }

    @Test
    void theLookIsInTheAddressAndNonsenseIsTheUsual() {
        assertTrue(embed(BOSTON, "?theme=dark").contains("<body data-theme=\"dark\">"));
        assertTrue(embed(BOSTON, "?theme=%22%3E").contains("<body data-theme=\"auto\">"));
        assertFalse(embed(BOSTON, "?map=none").contains("/basemap/"));
        assertTrue(embed(BOSTON, "?map=small").contains("data-map=\"small\""));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        tour.nobody.get("/embed/tours/nowhere").expect(404);
        tour.nobody.get("/embed/tours/" + tour.slug + "/stops/nowhere").expect(404);
    }

    @Test
    void anEmbedFollowsItsStopToAnotherStore() {
        var other = Map.of(
                "store", "Prudential", "city", "Boston", "region", "MA", "latitude", 42.3471, "longitude", -71.0825);
        tour.pr.put(tour.api(BOSTON + "/store"), other).expect(200);

        var answer = tour.nobody
                .get("/embed/tours/" + tour.slug + BOSTON + "?theme=dark")
                .expect(301);
        assertTrue(
                answer.header("Location").endsWith("/embed/tours/" + tour.slug + "/stops/boston-prudential?theme=dark"),
                answer.header("Location"));
        assertEquals("*", answer.header("Access-Control-Allow-Origin"));
    }

    @Test
    void aTourThatEndedIsAnArchiveWithoutALine() {
        var past = new TestTour(url.replaceAll("/$", ""));
        var slug = past.addStop(
                "Copley Place",
                "Boston",
                "MA",
                42.3474,
                -71.0781,
                TestTour.at(-4),
                TestTour.at(-4).plusHours(3));
        hung.photo(past.slug, slug, Instant.now(), "A cup", null, "Ana");
        hung.photo(past.slug, slug, Instant.now(), "A mug", null, "Ana");
        Eventually.holds(
                "the stop is over",
                Duration.ofSeconds(10),
                () -> past.onMap(slug).get("status").asText().equals("done"));
        var ended = "This tour ended on "
                + java.time.format.DateTimeFormatter.ofPattern("MMMM d, yyyy", java.util.Locale.US)
                        .format(TestTour.at(-4));
        for (var path : new String[] {"", "/stops/" + slug}) {
            var answer = past.nobody.get("/embed/tours/" + past.slug + path).expect(200);
            assertTrue(answer.text().contains(ended), answer.text());
            assertTrue(answer.text().contains("2 photos"), answer.text());
            assertFalse(answer.text().contains("data-part=\"state\""), answer.text());
            assertEquals("public, max-age=86400, stale-while-revalidate=604800", answer.header("Cache-Control"));
        }
    }

    @Test
    void aTourThatEndsTodayIsNoArchiveYet() {
        var today = new TestTour(url.replaceAll("/$", ""));
        var now = java.time.LocalDateTime.now(TestTour.BOSTON).withNano(0);
        var starts = TestTour.once(now.minusHours(6), -1);
        var slug = today.addStop(
                "Copley Place", "Boston", "MA", 42.3474, -71.0781, starts, TestTour.once(now.minusHours(3), 1));
        Eventually.holds(
                "the stop is over",
                Duration.ofSeconds(10),
                () -> today.onMap(slug).get("status").asText().equals("done"));

        var answer = today.nobody.get("/embed/tours/" + today.slug).expect(200);
        assertTrue(answer.text().contains("data-part=\"state\""), answer.text());
        assertEquals("public, max-age=60", answer.header("Cache-Control"));
    }

    @Test
    void nothingInATourEndsTheScriptBlock() {
        tour.pr
                .put(
                        tour.api(BOSTON + "/store"),
                        Map.of(
                                "store",
                                "</script><script>alert(1)",
                                "city",
                                "Boston",
                                "latitude",
                                42.3,
                                "longitude",
                                -71.0))
                .expect(200);

        assertFalse(embed("", "").contains("<script>alert"), embed("", ""));
    }

    @Test
    void theElementsScriptBringsWhatIsNewest() {
        var answer = tour.nobody.get("/embed.js").expect(200);

        var module = Pattern.compile("'(/static/bundle/embed-elements-[A-Z0-9]+\\.js)'")
                .matcher(answer.text());
        assertTrue(module.find(), answer.text());
        assertEquals("*", tour.nobody.get(module.group(1)).expect(200).header("Access-Control-Allow-Origin"));
        assertEquals("*", answer.header("Access-Control-Allow-Origin"));
        assertEquals("cross-origin", answer.header("Cross-Origin-Resource-Policy"));
    }

    private String embed(String path, String query) {
        return tour.nobody
                .get("/embed/tours/" + tour.slug + path + query)
                .expect(200)
                .text();
    }
}
