package org.whistlestop.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.support.Sql;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.GuardedClient;
import org.whistlestop.support.http.Outgoing;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OfficialAccountsTest {

    @TestHTTPResource
    String url;

    @Inject
    AgroalDataSource database;

    @Inject
    OfficialAccountChecks checks;

    @Inject
    WhistlestopConfig config;

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> visits = new ConcurrentHashMap<>();
    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", ""));
        QuarkusMock.installMockForType(new Web(), GuardedClient.class);
        // What other tests have left is not to be looked at first.
        Sql.with(
                database,
                "update official_account set check_due = now() + interval '1 day'",
                java.sql.PreparedStatement::executeUpdate);
    }

    @Test
    void accountsStandInTheirOrder() {
        var mastodon = put(UUID.randomUUID(), "Mastodon", "https://social.example/@tour", null, 201);
        var blog = put(UUID.randomUUID(), "Blog", "https://blog.example", null, 201);
        var photos = put(UUID.randomUUID(), "Photos", "https://photos.example/tour", 1, 201);
        assertEquals(List.of("Photos", "Mastodon", "Blog"), labels());

        put(id(blog), "The blog", "https://blog.example", 2, 200);
        assertEquals(List.of("Photos", "The blog", "Mastodon"), labels());
        put(id(mastodon), "Mastodon", "https://social.example/@tour", 100, 200);
        assertEquals(List.of("Photos", "The blog", "Mastodon"), labels());

        tour.pr.delete(account(id(photos))).expect(204);
        tour.pr.delete(account(id(photos))).expect(404);
        assertEquals(List.of("The blog", "Mastodon"), labels());
        assertEquals(1, list().get(0).get("position").asInt());
        assertEquals(List.of("removed", "changed", "changed", "listed", "listed", "listed"), acts());
    }

    @Test
    void repeatingACallChangesNothing() {
        var id = UUID.randomUUID();
        put(id, "Mastodon", "https://social.example/@tour", 1, 201);
        put(id, "Mastodon", "https://social.example/@tour", 1, 200);
        assertEquals(1, list().size());
    }

    @Test
    void onlyPrAndAdminsSayWhoSpeaksForTheTourAndEverybodyReadsIt() {
        var id = UUID.randomUUID();
        put(id, "Mastodon", "https://social.example/@tour", null, 201);
        for (var refused : List.of(tour.host, tour.approver, tour.moderator)) {
            refused.put(account(id), entry("Ours", "https://evil.example", null))
                    .expect(403);
            refused.put(account(id) + "/check", "").expect(403);
            refused.delete(account(id)).expect(403);
        }
        tour.stranger
                .put(account(id), entry("Ours", "https://evil.example", null))
                .expect(404);
        tour.nobody
                .put(account(id), entry("Ours", "https://evil.example", null))
                .expect(401);
        assertEquals(
                "https://social.example/@tour",
                tour.nobody
                        .get(tour.api("/accounts"))
                        .expect(200)
                        .json()
                        .at("/0/url")
                        .asText());
    }

    @Test
    void anotherToursAccountIsOutOfReach() {
        var other = new TestTour(url.replaceAll("/$", ""));
        var id = UUID.randomUUID();
        other.pr
                .put(other.api("/accounts/" + id), entry("Theirs", "https://theirs.example", null))
                .expect(201);
        put(id, "Ours", "https://ours.example", null, 422);
        tour.pr.delete(account(id)).expect(404);
        tour.pr.put(account(id) + "/check", "").expect(404);
        assertEquals(
                "Theirs",
                other.pr.get(other.api("/accounts")).json().at("/0/label").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://social.example/@tour",
                "javascript:alert(1)",
                "https://localhost/@tour",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://user@social.example/",
                "https://social.example/\"onclick=",
                "https://social.example\\@evil.example/",
                "social.example",
                ""
            })
    void anAddressIsPublicAndPlain(String address) {
        put(UUID.randomUUID(), "Mastodon", address, null, 422);
        assertEquals(0, list().size());
    }

    @Test
    void thereIsAnEndToTheListAndNothingIsListedTwice() {
        put(UUID.randomUUID(), "Mastodon", "https://social.example/@tour", null, 201);
        put(UUID.randomUUID(), "Again", "https://social.example/@tour", null, 409);
        for (var number = 1; number < 30; number++) {
            put(UUID.randomUUID(), "Account", "https://social.example/@tour" + number, null, 201);
        }
        put(UUID.randomUUID(), "One more", "https://social.example/@more", null, 409);
    }

    @Test
    void aNewAccountIsLookedAtByItself() {
        pages.put("https://social.example/@tour", linkTo("/accounts"));
        pages.put("https://blog.example/", "<p>Nothing of you here</p>");
        put(UUID.randomUUID(), "Mastodon", "https://social.example/@tour", null, 201);
        put(UUID.randomUUID(), "Blog", "https://blog.example/", null, 201);
        put(UUID.randomUUID(), "Gone", "https://gone.example/", null, 201);
        put(UUID.randomUUID(), "Bluesky", "https://bsky.app/profile/tour.example", null, 201);
        checks.checkDue();

        assertEquals(List.of("yes", "no", "unknown", "unknown"), list().findValuesAsText("linksBack"));
        assertFalse(list().at("/0/seenAt").isNull());
        assertTrue(list().at("/1/seenAt").isNull());
        assertTrue(list().at("/2/problem").asText().contains("404"));
        assertTrue(list().at("/3/problem").asText().contains("Bluesky"));
        assertNull(visits.get("https://bsky.app/profile/tour.example"));
    }

    @Test
    void twoReplicasLookOnceAndAgainTheNextDay() throws Exception {
        var address = "https://once-" + UUID.randomUUID() + ".example/";
        put(UUID.randomUUID(), "Mastodon", address, null, 201);
        pages.put(address, linkTo(""));
        var both = Executors.newFixedThreadPool(2);
        try {
            for (var looked : List.of(both.submit(checks::checkDue), both.submit(checks::checkDue))) {
                looked.get();
            }
        } finally {
            both.shutdownNow();
        }
        checks.checkDue();
        assertEquals(1, visits.get(address).get());

        execute("update official_account set check_due = check_due - interval '1 day' where url = '" + address + "'");
        checks.checkDue();
        assertEquals(2, visits.get(address).get());
    }

    @Test
    void aLinkThatIsGoneIsSaidAndWhenItWasLastSeen() {
        var address = "https://social.example/@tour";
        var id = UUID.randomUUID();
        put(id, "Mastodon", address, null, 201);
        pages.put(address, linkTo(""));
        assertEquals("yes", checkNow(id).get("linksBack").asText());
        var seen = list().at("/0/seenAt").asText();

        pages.put(address, "<p>Buy coins now</p>");
        assertEquals("no", checkNow(id).get("linksBack").asText());
        assertEquals(seen, list().at("/0/seenAt").asText());
        var page = publicPage();
        assertTrue(page.contains("No</strong>, not when we looked"), page);
        assertTrue(page.contains("It last did on"), page);

        put(id, "Mastodon", "https://other.example/@tour", null, 200);
        assertTrue(list().at("/0/seenAt").isNull(), "another address has shown nothing yet");
    }

    @Test
    void thePublicPageLinksWithRelMeAndSaysWhatWasSeen() {
        var id = UUID.randomUUID();
        put(id, "Mastodon", "https://social.example/@tour", null, 201);
        put(UUID.randomUUID(), "Bluesky", "https://bsky.app/profile/tour.example", null, 201);
        pages.put("https://social.example/@tour", linkTo("/accounts"));
        checks.checkDue();

        var page = Jsoup.parse(publicPage());
        assertEquals(
                List.of("https://social.example/@tour", "https://bsky.app/profile/tour.example"),
                page.select("a[rel=me]").eachAttr("href"));
        assertTrue(page.text().contains("Yes. Seen"), page.text());
        assertTrue(page.text().contains("We cannot tell. Bluesky"), page.text());
        assertTrue(page.text().contains("How to tell a hijack"));
        assertTrue(Browser.signedOut(tour.pr.base())
                .get("/tours/" + tour.slug)
                .body()
                .contains("/tours/" + tour.slug + "/accounts"));
    }

    @Test
    void theDeskAddsOrdersLooksAndRemoves() {
        var browser = Browser.of(tour.pr);
        var desk = "/desk/tours/" + tour.slug + "/accounts";
        assertTrue(browser.get("/desk/tours/" + tour.slug).body().contains(desk));
        pages.put("https://blog.example", linkTo(""));
        for (var form : List.of(
                Map.of("label", "Mastodon", "url", "https://social.example/@tour"),
                Map.of("label", "Blog", "url", "https://blog.example"))) {
            assertEquals(303, browser.post(desk, form).statusCode());
        }
        var wrong = browser.post(desk, Map.of("label", "Typed", "url", "http://social.example"));
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("Typed"));

        var blog = list().at("/1/id").asText();
        assertEquals(303, browser.post(desk + "/" + blog + "/rise", Map.of()).statusCode());
        assertEquals(List.of("Blog", "Mastodon"), labels());
        assertEquals(303, browser.post(desk + "/" + blog + "/check", Map.of()).statusCode());
        assertEquals("yes", list().at("/0/linksBack").asText());
        assertEquals(303, browser.post(desk + "/" + blog + "/removal", Map.of()).statusCode());
        assertEquals(List.of("Mastodon"), labels());

        var reader = Browser.of(tour.host);
        assertFalse(reader.get(desk).body().contains("Move up"));
        assertEquals(
                403,
                reader.post(desk, Map.of("label", "A", "url", "https://a.example"))
                        .statusCode());
    }

    private String linkTo(String page) {
        return "<a rel='me nofollow' href='" + config.baseUrl().resolve("/tours/" + tour.slug + page)
                + "'>The tour</a>";
    }

    private String publicPage() {
        var page = Browser.signedOut(tour.pr.base()).get("/tours/" + tour.slug + "/accounts");
        assertEquals(200, page.statusCode());
        return page.body();
    }

    private JsonNode put(UUID id, String label, String address, Integer position, int status) {
        return tour.pr
                .put(account(id), entry(label, address, position))
                .expect(status)
                .json();
    }

    private JsonNode checkNow(UUID id) {
        return tour.pr.put(account(id) + "/check", "").expect(200).json();
    }

    private static Map<String, Object> entry(String label, String address, Integer position) {
        var entry = new HashMap<String, Object>(Map.of("label", label, "url", address));
        entry.put("position", position);
        return entry;
    }

    private String account(UUID id) {
        return tour.api("/accounts/" + id);
    }

    private static UUID id(JsonNode account) {
        return UUID.fromString(account.get("id").asText());
    }

    private JsonNode list() {
        return tour.nobody.get(tour.api("/accounts")).expect(200).json();
    }

    private List<String> labels() {
        return list().findValuesAsText("label");
    }

    private List<String> acts() {
        return Sql.with(
                database,
                "select act from audit_entry where thing = 'official account' and actor <> 'program' and chain ="
                        + " (select id from tour where slug = '" + tour.slug + "') order by number desc",
                query -> Sql.list(query, row -> row.getString(1)));
    }

    private void execute(String sql) {
        Sql.with(database, sql, statement -> statement.executeUpdate());
    }

    /** A world in which only these pages are. */
    private final class Web extends GuardedClient {
        @Override
        public Answer send(Outgoing request) {
            visits.computeIfAbsent(request.url(), address -> new AtomicInteger())
                    .incrementAndGet();
            var page = pages.get(request.url());
            return new Answer(
                    request.url(),
                    page == null ? 404 : 200,
                    Map.of("content-type", List.of("text/html")),
                    (page == null ? "" : page).getBytes(StandardCharsets.UTF_8));
        }
    }
}
