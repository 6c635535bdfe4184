package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RefusalsTest {

    @TestHTTPResource
    String url;

    @Inject
    DataSource database;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0007", "\\u007f", "\\u0085", "\\ud800"})
    void textThatIsNoneIsRefusedByItsField(String bad) {
        var problem = tour.admin
                .post("/api/people", "{\"name\": \"a" + bad + "\", \"roles\": []}")
                .expect(422)
                .json();
        assertEquals("name", problem.at("/errors/0/field").asText());
    }

    @Test
    void lineBreaksStay() {
        var slug = tour.withStops()
                .addStop(
                        "A",
                        "B",
                        "MA",
                        42.3,
                        -71.1,
                        TestTour.at(5),
                        TestTour.at(5).plusHours(1));
        tour.pr
                .put(tour.api("/stops/" + slug + "/cancellation"), Map.of("reason", "Snow.\n\tMuch of it."))
                .expect(200);
    }

    @Test
    void aFormIsAskedTheSame() {
        var page = Browser.of(tour.pr)
                .post("/desk/tours/" + tour.slug + "/settings", Map.of("title", "a\u0000b", "publicDelayMinutes", "0"));
        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("control character"), page.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/tours/a%00b", "/api/tours/%00/map", "/api/tours/a%0ab", "/tours/a?stop=%00", "/tours/%ff"})
    void anAddressIsText(String address) {
        var refused = tour.nobody.get(address).expect(400);
        assertEquals("application/problem+json", refused.header("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"------------------------------------", "0-0-0-0-00000000000000000000000000000"})
    void aHostThatIsNearlyAnIdIsNobody(String host) {
        tour.setup
                .post("/api/tours", Map.of("title", "T", "slug", tour.slug + "-h", "host", host.substring(0, 36)))
                .expect(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:00", "1969-12-31T23:00", "2200-01-01T00:00"})
    void timesAreOfOurAge(String starts) {
        var body = new HashMap<>(TestTour.stop("S", "C", "MA", 42.3, -71.1, TestTour.at(1), TestTour.at(1)));
        body.put("starts", starts);
        var problem = tour.pr.post(tour.api("/stops"), body).expect(422).json();
        assertEquals("starts", problem.at("/errors/0/field").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00Z"})
    void instantsAreOfOurAge(String at) {
        tour.withStops();
        var stop = new HashMap<>(TestTour.stop("S", "C", "MA", 42.3, -71.1, TestTour.at(1), TestTour.at(2)));
        stop.put("revealAt", at);
        tour.pr.post(tour.api("/stops"), stop).expect(422);
        tour.pr
                .put(tour.api("/stops/aurora-chicago-premium-outlets/reveal"), Map.of("at", at))
                .expect(422);
        var checkIn = tour.checkIn("boston-copley-place", "arrived", java.time.Instant.now());
        checkIn.put("happenedAt", at);
        tour.host.put("/api/check-ins/" + java.util.UUID.randomUUID(), checkIn).expect(422);
    }

    @Test
    void aFarRevealOnTheDeskIsRefused() {
        var slug = tour.withStops()
                .addStop(
                        "A",
                        "B",
                        "MA",
                        42.3,
                        -71.1,
                        TestTour.at(5),
                        TestTour.at(5).plusHours(1));
        var page = Browser.of(tour.pr)
                .post(
                        "/desk/tours/" + tour.slug + "/stops/" + slug + "/hiding",
                        Map.of("revealAt", "+999999999-12-31T23:00"));
        assertEquals(422, page.statusCode());
    }

    @Test
    void anUnknownTourHasNoPreview() {
        assertEquals(
                404,
                Browser.of(tour.pr).get("/desk/tours/a%20b/itinerary/preview").statusCode());
    }

    @Test
    void ofEqualToursMadeAtOnceOneIsMade() {
        var body = Map.of("title", "T", "slug", tour.slug + "-race", "host", "Ada");
        var statuses = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> tour.setup.post("/api/tours", body).status())
                .sorted()
                .distinct()
                .toList();
        assertEquals(List.of(201, 409), statuses);
    }

    @Test
    void publicReadsAreForEverySite() {
        tour.withStops();
        for (var address : List.of("", "/map", "/stops/boston-copley-place/remarks")) {
            var read = tour.nobody.get(tour.api(address)).expect(200);
            assertEquals("*", read.header("Access-Control-Allow-Origin"), address);
            assertEquals("cross-origin", read.header("Cross-Origin-Resource-Policy"), address);
        }
        for (var address : List.of("/api/tours", tour.api("/stops"), "/api/people/me")) {
            var read = tour.pr.get(address).expect(200);
            assertEquals(null, read.header("Access-Control-Allow-Origin"), address);
            assertEquals("same-origin", read.header("Cross-Origin-Resource-Policy"), address);
        }
    }

    @Test
    void pagesSayWhereTheirPolicyIsReported() {
        for (var address : List.of("/tours/" + tour.slug, "/sign-in")) {
            var page = tour.nobody.get(address).expect(200);
            assertTrue(page.header("Content-Security-Policy").contains("report-uri /csp; report-to csp"), address);
            assertEquals("csp=\"/csp\"", page.header("Reporting-Endpoints"));
        }
        var report = Map.of("csp-report", Map.of("violated-directive", "img-src", "blocked-uri", "https://a.example"));
        tour.nobody.post("/csp", report, "Accept", "*/*").expect(204);
        tour.nobody.post("/csp", "no report").expect(204);
        tour.nobody.post("/csp", "x".repeat(20_000)).expect(413);
    }

    @Test
    void withoutADatabaseItSaysSoSoon() throws SQLException {
        tour.host.get("/api/tours").expect(200);
        var taken = new ArrayList<Connection>();
        try {
            takeAll(taken);
            var before = System.nanoTime();
            for (Api caller : List.of(tour.host, tour.nobody)) {
                var answer = caller.get("/api/tours/" + tour.slug).expect(503);
                assertEquals("5", answer.header("Retry-After"));
                assertEquals("application/problem+json", answer.header("Content-Type"));
            }
            var seconds = (System.nanoTime() - before) / 1e9;
            assertTrue(seconds < 9, "Two answers took " + seconds + " s");
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
    }

    /** The program itself holds one or two, so it is fewer than the pool has. */
    private void takeAll(List<Connection> taken) {
        try {
            while (true) {
                taken.add(database.getConnection());
            }
        } catch (SQLException e) {
            assertTrue(taken.size() > 5, e.getMessage());
        }
    }
}
