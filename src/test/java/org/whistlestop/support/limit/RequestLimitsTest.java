package org.whistlestop.support.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(RequestLimitsTest.Strict.class)
class RequestLimitsTest {

    /** The limits of production but for one, so that a test need not send so many. */
    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("whistlestop.limits.secrets", "10", "whistlestop.limits.pictures", "20");
        }
    }

    @TestHTTPResource
    String url;

    @Inject
    DataSource database;

    private TestTour tour;

    @BeforeEach
    void startAfresh() throws SQLException {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("truncate rate_limit");
        }
    }

    @Test
    void whoGuessesTokensIsTold() {
        var guesser = tour.nobody.as("ws_guessed");
        var start = System.nanoTime();
        for (var i = 0; i < 10; i++) {
            guesser.get("/api/tours").expect(401);
        }
        var refused = guesser.get("/api/tours").expect(429);
        var seconds = (System.nanoTime() - start) / 1_000_000_000 + 1;
        assertEquals("application/problem+json", refused.header("Content-Type"));
        assertEquals("\"secrets\";q=10;w=60", refused.header("RateLimit-Policy"));
        var left = Pattern.compile("\"secrets\";r=0;t=(\\d+)").matcher(refused.header("RateLimit"));
        assertTrue(left.matches(), refused.header("RateLimit"));
        assertBetween(60 - seconds, 60, left.group(1));
        assertBetween(Math.max(1, 6 - seconds), 6, refused.header("Retry-After"));

        tour.pr.get("/api/tours").expect(200);
    }

    private static void assertBetween(long least, long most, String said) {
        var seconds = Long.parseLong(said);
        assertTrue(least <= seconds && seconds <= most, said + " is not from " + least + " to " + most);
    }

    @Test
    void aStrangersForwardedAddressIsNotBelieved() {
        for (var i = 0; i < 10; i++) {
            guess("198.51.100." + i).expect(401);
        }
        guess("198.51.100.77").expect(429);
    }

    private Api.Answer guess(String forwarded) {
        return tour.nobody
                .as("ws_guessed")
                .get("/api/tours", "X-Forwarded-For", forwarded, "Forwarded", "for=" + forwarded);
    }

    @Test
    void aFormIsAnsweredWithAPage() {
        var browser = Browser.signedOut(tour.pr.base());
        for (var i = 0; i < 10; i++) {
            assertEquals(401, browser.post("/sign-in", Map.of("token", "ws_no")).statusCode());
        }
        var page = browser.post("/sign-in", Map.of("token", tour.pr.token()));
        assertEquals(429, page.statusCode());
        assertEquals(
                "text/html;charset=UTF-8",
                page.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(page.headers().firstValue("Retry-After").isPresent());
    }

    @Test
    void picturesEndButTheLivePictureDoesNot() {
        var statuses = new ArrayList<Integer>();
        for (var i = 0; i < 22; i++) {
            statuses.add(tour.nobody.get("/basemap/tours/" + tour.slug + ".svg").status());
            tour.nobody.get(tour.api("/map")).expect(200);
        }
        assertEquals(200, statuses.get(19));
        assertEquals(429, statuses.get(21));
    }

    @Test
    void aDaysCheckInsPassAtOnce() {
        var bodies = IntStream.range(0, 500)
                .parallel()
                .map(i -> tour.host
                        .put(
                                "/api/check-ins/" + UUID.randomUUID(),
                                tour.checkIn("boston-copley-place", "arrived", Instant.now()))
                        .status())
                .distinct()
                .toArray();
        assertEquals(1, bodies.length);
        assertEquals(201, bodies[0]);
    }

    @Test
    void theTableNamesNobody() throws SQLException {
        tour.nobody.as("ws_guessed").get("/api/tours").expect(401);
        try (var connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery(
                                "select length(id), state::text, to_timestamp(expires_at / 1000) - now() < interval '24 hours' from rate_limit")) {
            assertTrue(row.next());
            assertEquals(32, row.getInt(1));
            assertTrue(row.getBoolean(3));
        }
    }
}
