package org.whistlestop.account.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SignInPageTest {

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
    @CsvSource({
        "/desk%, /desk",
        "/desk%zz, /desk",
        "/desk/tours/a%20b, /desk/tours/a%20b",
        "//evil.example, /desk",
        "/check-in?tour=a&stop=b, /check-in?tour=a&stop=b"
    })
    void theWayOnIsOurs(String next, String location) {
        var answer = Browser.signedOut(tour.pr.base()).post("/sign-in", Map.of("token", tour.pr.token(), "next", next));
        assertEquals(303, answer.statusCode());
        assertEquals(location, answer.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void aStrangersForwardedHeadersChangeNothing() {
        var made = tour.setup
                .post(
                        "/api/tours",
                        Map.of("title", "T", "slug", tour.slug + "-f", "host", "Ada"),
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-Host",
                        "evil.example",
                        "Forwarded",
                        "proto=https;host=evil.example")
                .expect(201);
        assertEquals("/api/tours/" + tour.slug + "-f", made.header("Location"));
    }

    @Test
    void signingOutClearsTheBrowser() {
        var answer = Browser.of(tour.pr).post("/sign-out", Map.of());
        assertEquals(
                "\"cache\", \"cookies\", \"storage\"",
                answer.headers().firstValue("Clear-Site-Data").orElseThrow());
    }

    @Test
    void aDeskLeftAloneIsSignedOut() throws SQLException {
        var browser = Browser.of(tour.pr);
        letPass(29);
        assertTrue(isSignedIn(browser));
        letPass(29);
        assertTrue(isSignedIn(browser));
        letPass(31);
        assertFalse(isSignedIn(browser));
    }

    @Test
    void aHostsBrowserIsNoException() throws SQLException {
        var browser = Browser.of(tour.host);
        letPass(31);
        assertFalse(isSignedIn(browser));
    }

    @Test
    void nobodyStaysSignedInLongerThanAWorkingDay() throws SQLException {
        var browser = Browser.of(tour.pr);
        for (var minutes = 0; minutes < 12 * 60; minutes += 20) {
            assertTrue(isSignedIn(browser));
            letPass(20);
        }
        assertFalse(isSignedIn(browser));
    }

    private static boolean isSignedIn(Browser browser) {
        return browser.get("/desk").statusCode() == 200;
    }

    private void letPass(int minutes) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update sign_in_session set last_used_at = last_used_at - interval '" + minutes
                    + " minutes', expires_at = expires_at - interval '" + minutes + " minutes'");
        }
    }

    @Test
    void anAddressToGoOnToMayBeLongButNotEndless() {
        for (var letters : List.of(1_900, 3_000, 7_000)) {
            var page = Browser.signedOut(url.replaceAll("/$", "")).get("/sign-in?next=/" + "a".repeat(letters));
            assertEquals(200, page.statusCode());
            assertEquals(letters < 2_000, page.body().contains("aaaa"));
        }
    }
}
