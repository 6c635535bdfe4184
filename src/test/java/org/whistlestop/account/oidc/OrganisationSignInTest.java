package org.whistlestop.account.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.CapturedLog;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** People come in by a real OpenID provider, with the roles that it vouches for. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(WithIssuer.class)
@NeedsTool({"node", "npm"})
class OrganisationSignInTest {

    private static RealProvider provider;

    @TestHTTPResource
    String url;

    @Inject
    Discovery discovery;

    @Inject
    DataSource database;

    private TestTour tour;
    private Visitor visitor;
    private String login;

    @BeforeAll
    static void start() throws IOException {
        provider = new RealProvider();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        provider.close();
    }

    @BeforeEach
    void makeTour() {
        discovery.known = null;
        tour = new TestTour(url.replaceAll("/$", ""));
        visitor = new Visitor(tour.pr.base());
        login = "ada-" + UUID.randomUUID();
    }

    @Test
    void theSignInPageLeadsThere() {
        var page = visitor.get("/sign-in?next=/desk/me").body();
        assertTrue(page.contains("href=\"/sign-in/oidc?next=%2Fdesk%2Fme\">Sign in with Example Corp<"), page);
    }

    @Test
    void someoneComesInWithNameAndRoles() throws SQLException {
        var answer = signIn(
                "Ada Lane", tour.slug + ":pr", tour.slug + ":moderator", "no-tour:pr", "admin", tour.slug + ":king");

        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals("/desk/me", answer.headers().firstValue("Location").orElseThrow());
        assertTrue(answer.headers().firstValue("Content-Security-Policy").isPresent());
        assertTrue(visitor.get("/desk/me").body().contains("Ada Lane"));
        assertEquals(List.of("MODERATOR VOUCHED", "PR VOUCHED"), roles());
        assertEquals(
                1,
                count("select count(*) from sign_in_session where way = 'OTHER' and person_id = '" + person() + "'"));
        assertEquals(
                2,
                count("select count(*) from audit_entry where act = 'gave a role to' and thing_id = '" + person()
                        + "'"));
    }

    @Test
    void theSamePersonComesBack() throws SQLException {
        signIn("Ada Lane", tour.slug + ":pr");
        var first = person();
        visitor = new Visitor(tour.pr.base());
        signIn("Ada Lane-Lovelace", tour.slug + ":pr");

        assertEquals(first, person());
        assertEquals(1, count("select count(*) from person where name like 'Ada Lane%' and id = '" + first + "'"));
    }

    @Test
    void aNameIsNoProof() throws SQLException {
        signIn("Jonas Hale", tour.slug + ":pr");

        assertNotEquals(tour.pr.get("/api/people/me").json().get("id").asText(), person());
    }

    @Test
    void whatIsVouchedForNoLongerIsTakenAndWhatTheDeskGaveStays() throws SQLException {
        signIn(
                "Ada Lane",
                tour.slug + ":pr",
                tour.slug + ":approver",
                tour.slug + ":moderator",
                tour.slug + "-other:pr");
        give("moderator");
        give("host");
        signIn("Ada Lane", tour.slug + ":pr", tour.slug + ":host");

        assertEquals(List.of("HOST DESK", "MODERATOR DESK", "PR VOUCHED"), roles());
        signIn("Ada Lane");
        assertEquals(List.of("HOST DESK", "MODERATOR DESK"), roles());
        assertTrue(visitor.isSignedIn());
    }

    @Test
    void whoHasNoRoleLeftIsSignedOutEverywhere() throws SQLException {
        signIn("Ada Lane", tour.slug + ":pr");
        var elsewhere = visitor;
        assertTrue(elsewhere.isSignedIn());
        visitor = new Visitor(tour.pr.base());
        var answer = signIn("Ada Lane");

        assertRefused(answer, Refusal.NO_ROLE);
        assertEquals(List.of(), roles());
        assertFalse(elsewhere.isSignedIn());
        assertEquals(303, signIn("Ada Lane", tour.slug + ":pr").statusCode());
    }

    @Test
    void whoNeverHadARoleIsNotWrittenDown() throws SQLException {
        assertRefused(signIn("Ada Lane", "no-tour:pr"), Refusal.NO_ROLE);
        assertEquals(0, count("select count(*) from oidc_identity where subject = '" + login + "'"));
    }

    @Test
    void theOnlyAdminLosesTheRoleToo() throws SQLException {
        tour.setup
                .delete("/api/people/" + idOfAdmin() + "/roles/" + tour.slug + "/admin")
                .expect(204);
        signIn("Ada Lane", tour.slug + ":admin", tour.slug + ":pr");
        signIn("Ada Lane", tour.slug + ":pr");

        assertEquals(List.of("PR VOUCHED"), roles());
    }

    @Test
    void whoWasRemovedStaysOut() throws SQLException {
        signIn("Ada Lane", tour.slug + ":pr");
        tour.setup.delete("/api/people/" + person()).expect(204);
        assertFalse(visitor.isSignedIn());
        visitor = new Visitor(tour.pr.base());

        assertRefused(signIn("Ada Lane", tour.slug + ":pr"), Refusal.REMOVED);
        assertEquals(List.of(), roles());
    }

    @Test
    void whoTurnsBackIsTold() {
        var back = provider.decline(visitor.leave("/sign-in/oidc?next=/desk/me"));
        assertRefused(visitor.get(back), Refusal.DECLINED);
    }

    @Test
    void onesOwnSignInProvesAnew() throws SQLException {
        signIn("Ada Lane", tour.slug + ":pr");
        makeProofOld();
        var page = visitor.get("/sign-in/again?next=/desk/me").body();
        assertTrue(page.contains("href=\"/sign-in/oidc/again?next=%2Fdesk%2Fme\""), page);
        var answer = visitor.get(provider.signIn(visitor.leave("/sign-in/oidc/again?next=/desk/me"), login));

        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals(303, visitor.get("/sign-in/again").statusCode(), "fresh again");
    }

    @Test
    void anotherOnesSignInProvesNothing() throws SQLException {
        signIn("Ada Lane", tour.slug + ":pr");
        var other = "bob-" + login;
        provider.knows(other, "Bob", List.of(tour.slug + ":admin"));
        makeProofOld();
        var answer = visitor.get(provider.signIn(visitor.leave("/sign-in/oidc/again"), other));

        assertRefused(answer, Refusal.SOMEBODY_ELSE);
        assertEquals(200, visitor.get("/sign-in/again").statusCode(), "as old as before");
        assertEquals(0, count("select count(*) from oidc_identity where subject = '" + other + "'"));
    }

    @Test
    void nothingSecretIsLogged() {
        var secrets = new ArrayList<String>();
        var log = CapturedLog.of(() -> {
            provider.knows(login, "Ada Lane", List.of(tour.slug + ":pr"));
            var away = visitor.leave("/sign-in/oidc");
            var back = provider.signIn(away, login);
            assertEquals(303, visitor.get(back).statusCode());
            secrets.addAll(visitor.cookies.values());
        });
        secrets.add(WithIssuer.CLIENT_SECRET);

        assertTrue(log.length() > 1000, "the log was captured");
        secrets.forEach(secret -> assertFalse(log.contains(secret), "a secret is logged"));
    }

    private HttpResponse<String> signIn(String name, String... roles) {
        provider.knows(login, name, List.of(roles));
        visitor.forgetSession();
        return visitor.get(provider.signIn(visitor.leave("/sign-in/oidc?next=/desk/me"), login));
    }

    private void assertRefused(HttpResponse<String> answer, Refusal refusal) {
        assertEquals(refusal.status, answer.statusCode(), answer.body());
        var words = answer.body().replace("&#39;", "'");
        assertTrue(words.contains(refusal.words), answer.body());
        assertTrue(answer.headers().allValues("Set-Cookie").isEmpty());
    }

    private void give(String role) throws SQLException {
        tour.setup
                .put("/api/people/" + person() + "/roles/" + tour.slug + "/" + role, "")
                .expect(204);
    }

    private String idOfAdmin() {
        return tour.admin.get("/api/people/me").expect(200).json().get("id").asText();
    }

    private String person() throws SQLException {
        return query("select person_id::text from oidc_identity where subject = '" + login + "'")
                .get(0);
    }

    private List<String> roles() throws SQLException {
        return query("select role || ' ' || source from role_grant where person_id = '" + person() + "'");
    }

    private void makeProofOld() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update sign_in_session set proven_at = proven_at - interval '11 minutes'");
        }
    }

    private int count(String sql) throws SQLException {
        return Integer.parseInt(query(sql).get(0));
    }

    /** In alphabetical order. */
    private List<String> query(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new TreeSet<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return List.copyOf(found);
        }
    }
}
