package org.whistlestop.account.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
class InvitationTest {

    @TestHTTPResource
    String url;

    @Inject
    DataSource database;

    private TestTour tour;
    private Browser nobody;
    private String newcomer;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", ""));
        nobody = Browser.signedOut(tour.pr.base());
        newcomer = add(tour.admin, tour.slug);
    }

    @Test
    void aLinkIsReadOftenAndUsedOnce() {
        var link = invite(tour.admin, newcomer);
        for (var i = 0; i < 3; i++) {
            var page = nobody.get(link);
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("Welcome, Nina Weber"), page.body());
            assertTrue(page.body().contains("moderator of A test tour"), page.body());
        }

        var inside = nobody.after(nobody.post(link, Map.of()));
        assertTrue(inside.get("/desk/me").body().contains("Nina Weber"));
        assertEquals(404, nobody.post(link, Map.of()).statusCode());
        var gone = nobody.get(link);
        assertEquals(404, gone.statusCode());
        assertTrue(gone.body().contains("This invitation no longer works"), gone.body());
    }

    @Test
    void ofManyWhoComeAtOnceOneIsLetIn() {
        var link = invite(tour.setup, newcomer);
        var statuses = IntStream.range(0, 8)
                .parallel()
                .map(i -> nobody.post(link, Map.of()).statusCode())
                .sorted()
                .boxed()
                .toList();
        assertEquals(List.of(303, 404, 404, 404, 404, 404, 404, 404), statuses);
    }

    @Test
    void aNewerLinkEndsTheOlderAndAWeekEndsBoth() throws SQLException {
        var older = invite(tour.admin, newcomer);
        var newer = invite(tour.admin, newcomer);
        assertEquals(404, nobody.get(older).statusCode());
        assertEquals(200, nobody.get(newer).statusCode());
        age("invitation", "expires_at", "7 days");
        assertEquals(404, nobody.get(newer).statusCode());
        assertEquals(404, nobody.get("/invitation/no-such-secret").statusCode());
    }

    @Test
    void whoCouldBecomeMoreByALinkGetsNone() {
        tour.pr.post(link(newcomer), "").expect(404);
        tour.stranger.post(link(newcomer), "").expect(404);
        tour.nobody.post(link(newcomer), "").expect(401);
        var me = tour.admin.get("/api/people/me").json().get("id").asText();
        tour.admin.post(link(me), "").expect(403);

        var elsewhereToo = add(tour.stranger, tour.slug + "-other");
        tour.setup
                .put("/api/people/" + elsewhereToo + "/roles/" + tour.slug + "/pr", "")
                .expect(204);
        tour.admin.post(link(elsewhereToo), "").expect(403);
        tour.setup.post(link(elsewhereToo), "").expect(201);
    }

    @Test
    void aFormFromAnotherSiteAcceptsNothing() {
        var link = invite(tour.admin, newcomer);
        assertEquals(403, nobody.on("https://evil.example").post(link, Map.of()).statusCode());
        assertEquals(200, nobody.get(link).statusCode());
    }

    @Test
    void theDeskShowsALinkAfterAFreshProofOnly() throws SQLException {
        var people = "/desk/tours/" + tour.slug + "/people";
        var browser = Browser.of(tour.admin);
        var shown = browser.post(people + "/" + newcomer + "/invitations", Map.of());
        assertEquals(200, shown.statusCode());
        assertTrue(shown.body().contains("/invitation/"), shown.body());

        age("sign_in_session", "proven_at", "11 minutes");
        var late = browser.post(people + "/" + newcomer + "/invitations", Map.of());
        assertEquals(403, late.statusCode());
        assertTrue(late.headers().firstValue("Content-Type").orElseThrow().startsWith("text/html"));
        assertTrue(late.body().contains("/sign-in/again?next=" + people.replace("/", "%2F")), late.body());
        var page = browser.get(people).body();
        assertFalse(page.contains("/invitations"), page);
        assertTrue(page.contains("/sign-in/again?next=" + people), page);
    }

    private static String add(Api admin, String slug) {
        var roles = List.of(Map.of("tour", slug, "role", "moderator"));
        return admin.post("/api/people", Map.of("name", "Nina Weber", "roles", roles))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    private static String invite(Api caller, String person) {
        var made = caller.post(link(person), "").expect(201).json();
        return URI.create(made.get("link").asText()).getPath();
    }

    private static String link(String person) {
        return "/api/people/" + person + "/invitations";
    }

    private void age(String table, String column, String by) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update " + table + " set " + column + " = " + column + " - interval '" + by + "'");
        }
    }
}
