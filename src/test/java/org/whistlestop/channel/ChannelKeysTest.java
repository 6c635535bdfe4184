package org.whistlestop.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.support.Sql;
import org.whistlestop.support.seal.OldSeals;
import org.whistlestop.support.seal.Seals;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.CapturedLog;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ChannelKeysTest {

    @TestHTTPResource
    String url;

    @Inject
    AgroalDataSource database;

    @Inject
    ChannelKeys keys;

    @Inject
    Seals seals;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", ""));
    }

    @Test
    void aKeyIsSetReplacedListedAndForgottenButNeverRead() {
        var set = put(tour.admin, "blog-password", "first value").expect(200);
        put(tour.admin, "bluesky", "another value").expect(200);
        var replaced = put(tour.admin, "blog-password", "second value").expect(200);
        var listed = tour.admin.get(tour.api("/keys")).expect(200);

        assertEquals(2, listed.json().size());
        assertEquals("blog-password", listed.json().at("/0/name").asText());
        assertEquals("Lena Brandt", listed.json().at("/0/setBy/name").asText());
        assertFalse((set.text() + replaced.text() + listed.text()).contains("value"));
        assertEquals("second value", keys.open(tourId(), "blog-password").orElseThrow());

        tour.admin.delete(tour.api("/keys/blog-password")).expect(204);
        tour.admin.delete(tour.api("/keys/blog-password")).expect(404);
        assertEquals(1, tour.admin.get(tour.api("/keys")).expect(200).json().size());
        assertEquals(List.of("removed", "set", "set", "set"), acts());
    }

    @Test
    void onlyWhoRunsTheTourKeepsItsKeys() {
        put(tour.admin, "bluesky", "value").expect(200);
        for (var refused : List.of(tour.pr, tour.host, tour.approver, tour.moderator, tour.setup)) {
            refused.get(tour.api("/keys")).expect(403);
            put(refused, "bluesky", "theirs").expect(403);
            refused.delete(tour.api("/keys/bluesky")).expect(403);
        }
        put(tour.stranger, "bluesky", "theirs").expect(404);
        tour.stranger.get(tour.api("/keys")).expect(404);
        put(tour.nobody, "bluesky", "theirs").expect(401);
        assertEquals("value", keys.open(tourId(), "bluesky").orElseThrow());
    }

    @Test
    void aNameIsPlainAndAValueIsThere() {
        for (var name : List.of("Blog", "blog_password", "-blog", "b".repeat(61), "blog%20password")) {
            put(tour.admin, name, "value").expect(422);
        }
        for (var value : List.of("", "   ", "v".repeat(4001))) {
            put(tour.admin, "blog", value).expect(422);
        }
        tour.admin.put(tour.api("/keys/blog"), Map.of()).expect(422);
    }

    @Test
    void aKeyCopiedToAnotherNameOrTourDoesNotOpen() {
        put(tour.admin, "bluesky", "value").expect(200);
        execute("insert into channel_key select tour_id, 'mastodon', sealed, set_by, set_at from channel_key"
                + " where tour_id = '" + tourId() + "'");
        assertThrows(RuntimeException.class, () -> keys.open(tourId(), "mastodon"));
    }

    @Test
    void whatAnOlderKeyHasSealedIsSealedAnewAtTheNextStart() {
        put(tour.admin, "bluesky", "value").expect(200);
        var record = new ChannelKey.Id(tourId(), "bluesky").record();
        var old = OldSeals.under(TestDatabase.OLD_SECRETS_KEY).seal("older value", record);
        execute("update channel_key set sealed = '\\x" + HexFormat.of().formatHex(old) + "' where tour_id = '"
                + tourId() + "'");
        assertTrue(seals.isOld(sealed()));

        keys.renew(null);
        assertFalse(seals.isOld(sealed()));
        assertEquals("older value", keys.open(tourId(), "bluesky").orElseThrow());
    }

    @Test
    void theDeskSetsAndRemovesAKeyAndShowsNone() {
        var browser = Browser.of(tour.admin);
        var page = "/desk/tours/" + tour.slug + "/keys";
        assertTrue(browser.get("/desk/tours/" + tour.slug + "/channels").body().contains(page));
        assertEquals(
                303,
                browser.post(page, Map.of("name", "blog-password", "value", "plantedInForm"))
                        .statusCode());
        assertTrue(browser.get(page).body().contains("blog-password"));
        var wrong = browser.post(page, Map.of("name", "Blog Password", "value", "plantedInForm"));
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("Blog Password"));
        assertFalse((browser.get(page).body() + wrong.body()).contains("plantedInForm"));

        assertEquals(
                303, browser.post(page + "/blog-password/removal", Map.of()).statusCode());
        assertTrue(keys.open(tourId(), "blog-password").isEmpty());
        assertEquals(403, Browser.of(tour.pr).get(page).statusCode());
        assertFalse(Browser.of(tour.pr)
                .get("/desk/tours/" + tour.slug + "/channels")
                .body()
                .contains(page));
    }

    /** Stores secrets, fails on them in every way at hand, and looks for their bytes in the log and in every table. */
    @Test
    void noSecretIsInTheLogOrInTheDatabase() {
        var secret = "planted-" + UUID.randomUUID();
        var log = CapturedLog.of(() -> {
            put(tour.admin, "bluesky", secret).expect(200);
            put(tour.admin, "No Name", secret).expect(422);
            put(tour.pr, "bluesky", secret).expect(403);
            put(tour.nobody, "bluesky", secret).expect(401);
            put(tour.admin, "bluesky", secret + "x".repeat(5000)).expect(422);
            put(tour.admin, "bluesky", secret + "\u0000").expect(422);
            tour.admin
                    .put(tour.api("/keys/bluesky"), "{\"value\": \"" + secret + "\"")
                    .expect(400);
            tour.admin
                    .put(tour.api("/keys/bluesky"), Map.of("value", Map.of("secret", secret)))
                    .expect(422);
            tour.admin.put(tour.api("/keys/bluesky"), Map.of("values", secret)).expect(422);
            Browser.of(tour.admin)
                    .post("/desk/tours/" + tour.slug + "/keys", Map.of("name", "bluesky", "value", secret));
            execute("alter table channel_key add constraint broken check (name <> 'broken')");
            put(tour.admin, "broken", secret).expect(422);
            execute("alter table channel_key drop constraint broken");
            execute("alter table channel_key rename set_at to gone");
            put(tour.admin, "mistyped", secret).expect(500);
            execute("alter table channel_key rename gone to set_at");
        });
        assertTrue(log.contains("/keys/mistyped"), "the log is there");
        assertFalse(log.contains(secret), () -> "the log holds the secret: " + around(log, secret));

        var dump = dump();
        assertTrue(dump.contains(tour.slug), "the dump is there");
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (var spelling : List.of(
                secret,
                HexFormat.of().formatHex(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes))) {
            assertFalse(dump.contains(spelling), () -> "the database holds the secret: " + around(dump, spelling));
        }
    }

    private static String around(String text, String what) {
        var at = text.indexOf(what);
        return text.substring(Math.max(0, at - 300), Math.min(text.length(), at + 100));
    }

    private String dump() {
        var tables = Sql.with(
                database,
                "select table_name from information_schema.tables where table_schema = 'public'",
                query -> Sql.list(query, row -> row.getString(1)));
        var text = new StringBuilder();
        for (var table : tables) {
            Sql.with(
                            database,
                            "select t::text from \"" + table + "\" t",
                            query -> Sql.list(query, row -> row.getString(1)))
                    .forEach(row -> text.append(row).append('\n'));
        }
        return text.toString();
    }

    private Api.Answer put(Api caller, String name, String value) {
        return caller.put(tour.api("/keys/" + name.replace(" ", "%20")), Map.of("value", value));
    }

    /** What was done with keys, newest first. */
    private List<String> acts() {
        return Sql.with(
                database,
                "select act from audit_entry where thing = 'channel key' and chain = '" + tourId()
                        + "' order by number desc",
                query -> Sql.list(query, row -> row.getString(1)));
    }

    private UUID tourId() {
        return Sql.with(
                database,
                "select id from tour where slug = '" + tour.slug + "'",
                query -> Sql.single(query, row -> row.getObject(1, UUID.class)));
    }

    private byte[] sealed() {
        return Sql.with(
                database,
                "select sealed from channel_key where tour_id = '" + tourId() + "'",
                query -> Sql.single(query, row -> row.getBytes(1)));
    }

    private void execute(String sql) {
        Sql.with(database, sql, statement -> statement.executeUpdate());
    }
}
