package org.whistlestop.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LivePictureTest {

    @TestHTTPResource
    String base;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(base.replaceAll("/$", "")).withStops();
    }

    @Test
    void aFeatureTellsWhatTheDesignPromises() {
        var picture = tour.nobody.get(tour.api("/map")).expect(200);

        assertEquals("application/geo+json", picture.header("Content-Type"));
        assertEquals("*", picture.header("Access-Control-Allow-Origin"));
        assertEquals(4, picture.json().get("features").size());
        var feature = picture.json().get("features").get(0);
        assertEquals(-71.0781, feature.at("/geometry/coordinates/0").asDouble());
        assertEquals(36, feature.get("id").asText().length());
        var names = new TreeSet<String>();
        feature.get("properties").fieldNames().forEachRemaining(names::add);
        assertTrue(
                names.containsAll(Set.of("slug", "store", "city", "region", "status", "starts", "ends", "zone", "url")),
                names.toString());
        assertEquals(
                "/tours/" + tour.slug + "/stops/boston-copley-place",
                feature.at("/properties/url").asText());
    }

    @Test
    void stopsStandInOrderOfTime() {
        var slugs = tour.nobody.get(tour.api("/map")).json().findValuesAsText("slug");

        assertEquals(
                List.of(
                        "boston-copley-place",
                        "natick-natick-mall",
                        "troy-somerset-collection",
                        "aurora-chicago-premium-outlets"),
                slugs);
    }

    @Test
    void theSamePictureIsNotSentTwice() {
        var first = tour.nobody.get(tour.api("/map")).expect(200);
        var etag = first.header("ETag");

        var second = tour.nobody
                .get(tour.api("/map"), "If-None-Match", "\"other\", " + etag)
                .expect(304);
        assertEquals(0, second.body().length);
        assertEquals(etag, second.header("ETag"));
        tour.nobody.get(tour.api("/map"), "If-None-Match", "W/" + etag).expect(304);
        tour.nobody.get(tour.api("/map"), "If-None-Match", "\"other\"").expect(200);
        assertTrue(first.header("Cache-Control").contains("s-maxage=1"), first.header("Cache-Control"));
    }

    @Test
    void thePictureComesPackedForWhoTakesItSo() throws Exception {
        var plain = tour.nobody.get(tour.api("/map")).expect(200);
        var packed = tour.nobody
                .get(tour.api("/map"), "Accept-Encoding", "br, gzip;q=0.8")
                .expect(200);

        assertEquals("gzip", packed.header("Content-Encoding"));
        assertNotEquals(plain.header("ETag"), packed.header("ETag"));
        assertTrue(packed.header("Vary").toLowerCase().contains("accept-encoding"));
        assertArrayEquals(plain.body(), new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes());
        assertEquals(
                null,
                tour.nobody.get(tour.api("/map"), "Accept-Encoding", "gzip;q=0").header("Content-Encoding"));
    }

    /** The first one is read from the database and takes the usual way, the next ones come from memory. */
    @Test
    void fromMemoryItSaysTheSame() {
        var fresh = new TestTour(tour.nobody.base()).withStops();
        var first = fresh.nobody.get(fresh.api("/map")).expect(200);
        var second = fresh.nobody.get(fresh.api("/map")).expect(200);

        // Pictures from memory have no name in the log.
        var names = first.headers().keySet().stream()
                .filter(name -> !name.equalsIgnoreCase("X-Request-Id"))
                .toList();
        for (var name : names) {
            assertEquals(first.header(name), second.header(name), name);
        }
        assertEquals(names.size(), second.headers().size());
        fresh.nobody.get(fresh.api("/map?after=3")).expect(200);
        fresh.setup.as("no such token").get(fresh.api("/map")).expect(200);
    }

    @Test
    void aCheckInIsInThePictureWithinASecond() {
        tour.nobody.get(tour.api("/map")).expect(200);
        tour.say("boston-copley-place", "arrived", Instant.now()).expect(201);

        Eventually.holds(
                "live on the map",
                Duration.ofSeconds(1),
                () -> tour.onMap("boston-copley-place").get("status").asText().equals("live"));
    }

    @Test
    void anUnknownTourIsAProblem() {
        for (var path : List.of("/api/tours/none/map", "/api/tours/none/live", "/api/tours/none")) {
            var problem = tour.nobody.get(path).expect(404);
            assertEquals("application/problem+json", problem.header("Content-Type"));
            assertEquals(404, problem.json().get("status").asInt());
        }
    }
}
