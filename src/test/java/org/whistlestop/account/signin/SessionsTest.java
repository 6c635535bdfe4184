package org.whistlestop.account.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.account.AccessEnded;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SessionsTest {

    @TestHTTPResource
    String url;

    @Inject
    DataSource database;

    @Inject
    Event<AccessEnded> ended;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
    }

    @Test
    void aSessionMayDoWhatItsTokenMay() {
        var token = tour.setup
                .post("/api/people/" + tour.hostId + "/tokens", Map.of("name", "reader", "scopes", List.of("read")))
                .expect(201)
                .json();
        var reader = Browser.of(tour.setup.as(token.get("token").asText()));
        assertEquals(200, reader.get("/desk").statusCode());
        var refused = reader.get("/check-in");
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("for this only: read"), refused.body());
        assertEquals(
                403,
                reader.postJson("/api/passkeys/registration-options", Map.of()).statusCode());
    }

    @Test
    void whereISignedInIsListedAndEnded() {
        var one = Browser.of(tour.pr);
        var other = Browser.of(tour.pr);
        var listed = sessions();
        assertEquals(2, listed.size());
        assertEquals("personal token", listed.get(0).get("way").asText());
        assertEquals("Program", listed.get(0).get("device").asText());
        tour.stranger.delete("/api/people/me/sessions/" + id(listed)).expect(404);

        assertEquals(303, one.post("/desk/me/sessions/end-of-others", Map.of()).statusCode());
        assertTrue(isSignedIn(one));
        assertFalse(isSignedIn(other));
        tour.pr.delete("/api/people/me/sessions/" + id(sessions())).expect(204);
        assertFalse(isSignedIn(one));
    }

    private JsonNode sessions() {
        return tour.pr.get("/api/people/me/sessions").expect(200).json();
    }

    private static String id(JsonNode list) {
        return list.get(0).get("id").asText();
    }

    @Test
    void signingInChangesTheSecret() {
        var planted = new Browser(tour.pr.base(), "__Host-ws=planted", tour.pr.base(), null);
        var signedIn = signIn(planted.withFormToken(tokenOf("planted")));
        assertNotEquals(planted.cookie(), signedIn.cookie());
        assertFalse(isSignedIn(planted));

        var again = signIn(signedIn.onPage("/desk/me"));
        assertFalse(isSignedIn(signedIn));
        assertTrue(isSignedIn(again));
    }

    private Browser signIn(Browser browser) {
        return browser.after(browser.post("/sign-in", Map.of("token", tour.pr.token())));
    }

    private String tokenOf(String cookie) {
        var page = new Browser(tour.pr.base(), "__Host-ws=" + cookie, tour.pr.base(), null).onPage("/sign-in");
        return page.formToken();
    }

    @Test
    void provingChangesTheSecretAndIsAskedAfterTenMinutes() throws SQLException {
        var browser = Browser.of(tour.pr);
        assertEquals(303, browser.get("/sign-in/again?next=/desk/me").statusCode());
        letProofAge();
        assertEquals(200, browser.get("/sign-in/again?next=/desk/me").statusCode());
        assertEquals(
                403,
                browser.post("/desk/me/tokens", Map.of("name", "late", "scopes", "read"))
                        .statusCode());
        assertEquals(403, prove(browser, tour.host.token()).statusCode());
        assertEquals(403, prove(browser, "").statusCode());
        assertEquals(403, prove(browser, anotherToken()).statusCode());

        var proven = browser.after(prove(browser, tour.pr.token())).onPage("/desk/me");
        assertFalse(isSignedIn(browser));
        assertEquals(
                200,
                proven.post("/desk/me/tokens", Map.of("name", "in time", "scopes", "read"))
                        .statusCode());
    }

    /** Of the same person, but perhaps for less. */
    private String anotherToken() {
        var me = tour.pr.get("/api/people/me").json().get("id").asText();
        return tour.pr
                .post("/api/people/" + me + "/tokens", Map.of("name", "another"))
                .expect(201)
                .json()
                .get("token")
                .asText();
    }

    private static HttpResponse<String> prove(Browser browser, String token) {
        return browser.post("/sign-in/again", Map.of("token", token, "next", "/desk/me"));
    }

    @Test
    void aPhoneChecksInAndNothingElse() {
        var phone = enrolled();
        assertTrue(phone.get("/check-in").body().contains("This phone stays signed in"));
        assertEquals(200, phone.get(tour.api("/check-ins")).statusCode());
        var arrived = Map.of(
                "id", UUID.randomUUID().toString(), "tour", tour.slug, "stop", "boston-copley-place", "say", "arrived");
        assertEquals(303, phone.post("/check-in", arrived).statusCode());

        for (var closed : List.of("/desk", "/desk/me", "/desk/tours/" + tour.slug, "/api/people/me/sessions")) {
            var refused = phone.get(closed);
            assertEquals(403, refused.statusCode(), closed);
            assertTrue(refused.body().contains("This phone stays signed in to check in"), refused.body());
        }
        assertTrue(phone.get("/desk").body().contains("href=\"/sign-in\""));
        assertEquals(403, phone.get("/sign-in/again").statusCode());
        assertEquals(
                403, phone.post("/check-in/phone", Map.of("tour", tour.slug)).statusCode());
    }

    @Test
    void aPhoneNeedsAFreshProofAndAHost() throws SQLException {
        var enrol = Map.of("tour", tour.slug);
        assertEquals(403, Browser.of(tour.pr).post("/check-in/phone", enrol).statusCode());
        var browser = Browser.of(tour.host);
        letProofAge();
        assertEquals(403, browser.post("/check-in/phone", enrol).statusCode());
        assertTrue(browser.get("/check-in").body().contains("/sign-in/again?next=/check-in"));
    }

    @Test
    void aPhoneStaysForTheTourAndADayLonger() throws SQLException {
        var phone = enrolled();
        update("update sign_in_session set last_used_at = last_used_at - interval '20 days'");
        assertEquals(200, phone.get("/check-in").statusCode());
        letTourHaveEnded("23 hours");
        assertEquals(200, phone.get("/check-in").statusCode());
        letTourHaveEnded("25 hours");
        assertEquals(303, phone.get("/check-in").statusCode());
        assertEquals(
                409,
                Browser.of(tour.host)
                        .post("/check-in/phone", Map.of("tour", tour.slug))
                        .statusCode());
    }

    @Test
    void whoRunsTheTourSeesPhonesAndEndsThem() {
        var phone = enrolled();
        tour.pr.get(tour.api("/phones")).expect(403);
        tour.stranger.get(tour.api("/phones")).expect(404);
        var listed = tour.admin.get(tour.api("/phones")).expect(200).json();
        assertEquals("Rita Calloway", listed.get(0).get("name").asText());
        var page = Browser.of(tour.admin).get("/desk/tours/" + tour.slug + "/people");
        assertTrue(page.body().contains("Phones signed in"), page.body());

        tour.admin.delete(tour.api("/phones/" + id(listed))).expect(204);
        assertEquals(303, phone.get("/check-in").statusCode());
    }

    @Test
    void endedAccessEndsAllAtOnce() {
        var browser = Browser.of(tour.host);
        var phone = enrolled();
        end(UUID.fromString(tour.hostId), null);
        assertFalse(isSignedIn(browser));
        assertEquals(303, phone.get("/check-in").statusCode());
    }

    @Test
    void accessEndedOnTheOnlyTourEndsAllAtOnce() {
        var browser = Browser.of(tour.pr);
        var me = tour.pr.get("/api/people/me").json().get("id").asText();
        end(UUID.fromString(me), UUID.randomUUID());
        assertTrue(isSignedIn(browser));
        tour.admin.delete("/api/people/" + me + "/roles/" + tour.slug + "/pr").expect(204);
        assertFalse(isSignedIn(browser));
    }

    private void end(UUID person, UUID tourId) {
        QuarkusTransaction.requiringNew().run(() -> ended.fire(new AccessEnded(person, tourId)));
    }

    private Browser enrolled() {
        var browser = Browser.of(tour.host);
        var answer = browser.post("/check-in/phone", Map.of("tour", tour.slug));
        assertEquals(303, answer.statusCode(), answer.body());
        assertFalse(isSignedIn(browser), "the browser's own secret is worth nothing now");
        return browser.after(answer).onPage("/check-in");
    }

    private static boolean isSignedIn(Browser browser) {
        return browser.get("/desk").statusCode() == 200;
    }

    private void letProofAge() throws SQLException {
        update("update sign_in_session set proven_at = proven_at - interval '11 minutes'");
    }

    private void letTourHaveEnded(String ago) throws SQLException {
        update("""
                with passed as (
                    select tour_id, max(ends_at) - now() + interval '%s' as time from stop group by tour_id)
                update stop set starts_at = starts_at - time, ends_at = ends_at - time
                from passed join tour on tour.id = passed.tour_id
                where stop.tour_id = tour.id and tour.slug = '%s'""".formatted(ago, tour.slug));
    }

    private void update(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
