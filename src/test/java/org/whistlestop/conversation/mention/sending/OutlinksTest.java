package org.whistlestop.conversation.mention.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.support.Sql;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.testing.Announcing;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.FakeSite;
import org.whistlestop.testing.Mentioning;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** What our pages link to hears of it, once, and again when the words change. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OutlinksTest {

    @TestHTTPResource
    String url;

    @Inject
    WhistlestopConfig config;

    @Inject
    AgroalDataSource database;

    @Inject
    Outlinks outlinks;

    private FakeSite site;
    private TestTour tour;
    private Mentioning mentioning;

    @BeforeEach
    void begin() {
        site = new FakeSite();
        site.answer("/post", 200, "Content-Type: text/html\nLink: </webmention>; rel=webmention", "");
        site.answer("/webmention", 202, "", "");
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
        mentioning = new Mentioning(tour, config.baseUrl().toString().replaceAll("/$", ""));
        sql("delete from outlink");
    }

    @AfterEach
    void end() {
        site.close();
        sql("delete from outlink");
    }

    @Test
    void theHostsNoteIsALinkAndItsPageHearsOfItOnce() {
        var checkIn = say("Read " + site.base + "/post, it is good.");
        var link = Jsoup.parse(mentioning.page()).selectFirst(".remarks a");
        assertEquals(site.base + "/post", link.attr("href"));

        tell();
        tell();
        assertEquals(1, told().size());
        assertTrue(
                told().get(0).body().contains("boston-copley-place&target="),
                told().get(0).body());
        assertEquals("TOLD", state());

        note(checkIn, "Read " + site.base + "/post, it is very good.");
        tell();
        tell();
        assertEquals(2, told().size(), "other words");

        note(checkIn, "Nothing to read.");
        tell();
        tell();
        assertEquals(3, told().size(), "the link is gone");
    }

    @Test
    void aPublishedAnnouncementTellsToo() {
        var announcing = new Announcing(tour);
        var id = announcing.write(
                Mentioning.BOSTON,
                Map.of("anchor", "approval", "offsetMinutes", 0),
                "What should I ask them? See " + site.base + "/post (and more)",
                announcing.addPages("Ours"));
        announcing.approve(id);
        Eventually.holds("it is published", Duration.ofSeconds(20), () -> mentioning
                .page()
                .contains("What should I ask"));
        assertEquals(
                site.base + "/post",
                Jsoup.parse(mentioning.page()).selectFirst(".notices a").attr("href"));
        tell();
        assertEquals(1, told().size());
    }

    @Test
    void anAnswerTellsThePageThatItAnswers() {
        site.answer(
                "/post",
                200,
                "Content-Type: text/html\nLink: </webmention>; rel=webmention",
                "<a href=\"" + mentioning.boston() + "\">it</a>");
        var id = mentioning.told(site.base + "/post", mentioning.boston());
        mentioning.became(id, "new");
        mentioning.decide(id, "accept");
        tell();
        assertEquals(0, told().size());
        mentioning.answer(tour.host, id, "Thank you").expect(200);
        tell();
        tell();
        assertEquals(1, told().size());
        mentioning.answer(tour.host, id, "Thank you very much").expect(200);
        tell();
        assertEquals(2, told().size());
    }

    @Test
    void whatIsNotPublicYetTellsNobody() {
        var later = java.time.LocalDateTime.now(TestTour.BOSTON).plusDays(5).withNano(0);
        var hidden = TestTour.stop("Secret Mall", "Salem", "MA", 42.5, -70.9, later, later.plusHours(2));
        hidden.put("revealAt", Instant.now().plus(Duration.ofDays(3)).toString());
        tour.pr.post(tour.api("/stops"), hidden).expect(201);
        sql(
                "insert into outlink (id, tour_id, stop_id, target, target_hash, words_hash, state, stands)"
                        + " select gen_random_uuid(), tour_id, id, 'x', 'x', 'x', 'SILENT', true from stop where slug = 'salem-secret-mall'");
        tell();
        assertTrue(site.requests.isEmpty());
    }

    @Test
    void aSilentTourTellsNobody() {
        say("Read " + site.base + "/post");
        var silence = tour.pr.put(tour.api("/silence"), Map.of("reason", "A fire"));
        assertTrue(silence.status() < 300, silence.text());
        tell();
        assertTrue(site.requests.isEmpty());
        assertTrue(tour.pr.delete(tour.api("/silence")).status() < 300);
        tell();
        assertEquals(1, told().size());
    }

    @Test
    void ourOwnPagesAndThoseInSomebodysNetworkAreNotAsked() {
        say("See " + mentioning.stop("natick-natick-mall") + " or http://10.0.0.1/ or http://intranet/x");
        tell();
        assertEquals(0, count("true"));
    }

    @Test
    void aPageInTroubleIsAskedAgainAndThenLeft() {
        site.answer("/post", 503, "", "");
        say("Read " + site.base + "/post");
        for (var i = 1; i <= 5; i++) {
            tell();
            assertEquals(i, site.visits("/post"));
            sql("update outlink set due_at = now() where due_at is not null");
        }
        assertEquals("FAILED", state());
        tell();
        assertEquals(5, site.visits("/post"));
    }

    private String say(String note) {
        var id = UUID.randomUUID().toString();
        var body = tour.checkIn(Mentioning.BOSTON, "arrived", Instant.now());
        body.put("note", note);
        tour.host.put("/api/check-ins/" + id, body).expect(201);
        return id;
    }

    private void note(String checkIn, String words) {
        tour.host
                .put(
                        "/api/check-ins/" + checkIn + "/note",
                        Map.of("note", words, "happenedAt", Instant.now().toString()))
                .expect(200);
    }

    /** As the two timers do. */
    private void tell() {
        outlinks.compare(stop());
        outlinks.tellDueNow();
    }

    private UUID stop() {
        return Sql.with(
                database,
                "select s.id from stop s join tour t on t.id = s.tour_id where t.slug = '" + tour.slug
                        + "' and s.slug = '" + Mentioning.BOSTON + "'",
                query -> Sql.single(query, row -> row.getObject(1, UUID.class)));
    }

    private List<FakeSite.Request> told() {
        return site.requests.stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }

    private String state() {
        return Sql.with(database, "select state from outlink", query -> Sql.single(query, row -> row.getString(1)));
    }

    private int count(String condition) {
        return Sql.with(
                database,
                "select count(*) from outlink where " + condition,
                query -> Sql.single(query, row -> row.getInt(1)));
    }

    private void sql(String statement) {
        Sql.with(database, statement, PreparedStatement::execute);
    }
}
