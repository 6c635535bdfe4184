package org.whistlestop.conversation.mention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.support.Sql;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.testing.FakeSite;
import org.whistlestop.testing.Mentioning;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MentionsTest {

    private static final String REPLY = """
            <article class="h-entry"><a class="p-author h-card" href="https://ada.example/">Ada <b>Ferris</b></a>
            <a class="u-in-reply-to" href="TARGET"></a><time class="dt-published" datetime="2026-11-21T20:10:00Z"></time>
            <p class="e-content">I stood in the queue &lt;script&gt;alert(1)&lt;/script&gt; and would do it again.</p></article>""";

    @TestHTTPResource
    String url;

    @Inject
    WhistlestopConfig config;

    @Inject
    AgroalDataSource database;

    @Inject
    MentionRetention retention;

    private FakeSite site;
    private TestTour tour;
    private Mentioning mentioning;

    @BeforeEach
    void begin() {
        site = new FakeSite();
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
        mentioning = new Mentioning(tour, config.baseUrl().toString().replaceAll("/$", ""));
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void anAcceptedMentionStandsInTheThreadOfItsStop() {
        var id = reply("/post");
        assertFalse(mentioning.page().contains("would do it again"));
        mentioning.decide(id, "accept");

        var said = Jsoup.parse(mentioning.page()).selectFirst("#mention-" + id);
        assertEquals("Ada Ferris", said.selectFirst(".p-author .p-name").text());
        assertEquals(
                "https://ada.example/", said.selectFirst(".p-author .u-url").attr("href"));
        assertEquals(
                "I stood in the queue <script>alert(1)</script> and would do it again.",
                said.selectFirst(".p-content").text());
        assertEquals(site.base + "/post", said.select(".mention-head > .u-url").attr("href"));
        assertEquals(
                "nofollow ugc noopener", said.select(".mention-head > .u-url").attr("rel"));
        assertTrue(said.text().contains("replied at"), said.text());
        assertTrue(said.select("img, script").isEmpty());
        assertFalse(tour.nobody
                .get("/tours/" + tour.slug + "/stops/natick-natick-mall")
                .text()
                .contains("would do it again"));

        mentioning.decide(id, "reject");
        assertFalse(mentioning.page().contains("would do it again"));
        assertEquals(List.of("rejected", "accepted"), acts());
    }

    @Test
    void aMentionOfTheTourStandsOnItsPage() {
        var target = mentioning.here() + "/tours/" + tour.slug;
        site.html("/post", REPLY.replace("TARGET", target));
        var id = mentioning.told(site.base + "/post", target);
        mentioning.became(id, "new");
        mentioning.decide(id, "accept");
        // The page is made anew with each event of the tour.
        tour.say(Mentioning.BOSTON, "arrived", java.time.Instant.now()).expect(201);
        assertTrue(tour.nobody.get("/tours/" + tour.slug).expect(200).text().contains("would do it again"));
    }

    @Test
    void aNamedPersonAnswersAndTheAnswerLinksBack() {
        var id = reply("/post");
        mentioning.answer(tour.host, id, "Too early").expect(409);
        mentioning.decide(id, "accept");

        var words = "Thank you & <b>come</b> again.\n\nSee https://example.com/recorder.";
        var answered = mentioning.answer(tour.host, id, words).expect(200).json();
        assertEquals("Rita Calloway", answered.at("/answer/by/name").asText());

        var answer = Jsoup.parse(mentioning.page()).selectFirst("#answer-" + id);
        assertTrue(answer.hasClass("h-entry"));
        assertEquals("Rita Calloway", answer.selectFirst(".p-author").text());
        assertEquals(site.base + "/post", answer.selectFirst("a.u-in-reply-to").attr("href"));
        assertEquals(
                "Thank you & <b>come</b> again. See https://example.com/recorder.",
                answer.selectFirst(".e-content").text());
        assertEquals(
                "https://example.com/recorder",
                answer.selectFirst(".e-content a").attr("href"));

        tour.admin.delete("/api/mentions/" + id + "/answer").expect(204);
        tour.host.delete("/api/mentions/" + id + "/answer").expect(403); // nobody's answer is left
        assertFalse(mentioning.page().contains("answer-" + id));
        assertEquals(List.of("took back the answer to", "answered", "accepted"), acts());
    }

    @Test
    void anAnswerGoesWithAMentionThatIsGone() {
        var id = reply("/post");
        mentioning.decide(id, "accept");
        mentioning.answer(tour.pr, id, "Thank you").expect(200);
        site.answer("/post", 410, "", "");
        mentioning.told(site.base + "/post", mentioning.boston());
        mentioning.became(id, "gone");
        assertFalse(mentioning.page().contains("Thank you"));
    }

    @Test
    void whoMayDecideAndWhoMayAnswer() {
        var id = reply("/post");
        var decision = Map.of("decision", "accept");
        for (var refused : List.of(tour.host, tour.approver)) {
            refused.put("/api/mentions/" + id + "/decision", decision).expect(403);
        }
        tour.stranger.put("/api/mentions/" + id + "/decision", decision).expect(404);
        tour.nobody.put("/api/mentions/" + id + "/decision", decision).expect(401);
        tour.stranger.get("/api/mentions/" + id).expect(404);
        tour.stranger.get(tour.api("/mentions")).expect(404);
        tour.moderator.put("/api/mentions/" + id + "/decision", decision).expect(200);

        mentioning.answer(tour.approver, id, "No").expect(403);
        mentioning.answer(tour.stranger, id, "No").expect(404);
        mentioning.answer(tour.setup, id, "No").expect(403);
        for (var answering : List.of(tour.host, tour.pr, tour.moderator, tour.admin)) {
            mentioning.answer(answering, id, "Yes").expect(200);
        }
        mentioning.answer(tour.host, id, " ").expect(422);
        mentioning.answer(tour.host, id, "I am at 42.3474, -71.0781").expect(422);
    }

    @Test
    void onlyWhatIsTrueCanBeDecided() {
        site.html("/post", "nothing");
        var id = mentioning.told(site.base + "/post", mentioning.boston());
        mentioning.became(id, "refused");
        tour.moderator
                .put("/api/mentions/" + id + "/decision", Map.of("decision", "accept"))
                .expect(409);
    }

    @Test
    void theListIsFilteredAndPaged() {
        var ids = new java.util.ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            ids.add(0, reply("/post?" + i));
        }
        mentioning.decide(ids.get(2), "accept");
        assertEquals(ids, list(""));
        assertEquals(List.of(ids.get(2)), list("?state=accepted"));
        assertEquals(4, list("?state=new").size());
        assertEquals(ids, list("?stop=" + Mentioning.BOSTON));
        assertEquals(List.of(), list("?stop=natick-natick-mall"));
        var seen = list("?limit=2");
        seen.addAll(list("?limit=2&after=" + seen.get(1)));
        seen.addAll(list("?limit=2&after=" + seen.get(3)));
        assertEquals(ids, seen);
    }

    @Test
    void refusedOnesGoAfterAWeekAndRejectedAndGoneOnesAfterNinetyDays() {
        var shown = reply("/shown");
        mentioning.decide(shown, "accept");
        var rejected = reply("/rejected");
        mentioning.decide(rejected, "reject");
        site.html("/untrue", "nothing");
        var refused = mentioning.told(site.base + "/untrue", mentioning.boston());
        mentioning.became(refused, "refused");
        var gone = reply("/gone");
        site.answer("/gone", 404, "", "");
        mentioning.told(site.base + "/gone", mentioning.boston());
        mentioning.became(gone, "gone");

        older(8);
        retention.deleteDue();
        assertEquals(List.of(gone, rejected, shown), list(""));
        older(83);
        retention.deleteDue();
        assertEquals(List.of(shown), list(""));
        assertTrue(acts().contains("deleted"), acts().toString());
    }

    private void older(int days) {
        Sql.with(
                database,
                "update mention set received_at = received_at - interval '%1$d days', gone_at = gone_at - interval '%1$d days'"
                        .formatted(days),
                PreparedStatement::execute);
    }

    private String reply(String path) {
        site.html(path, REPLY.replace("TARGET", mentioning.boston()));
        var id = mentioning.told(site.base + path, mentioning.boston());
        mentioning.became(id, "new");
        return id;
    }

    private List<String> list(String query) {
        var ids = new java.util.ArrayList<String>();
        tour.pr
                .get(tour.api("/mentions" + query))
                .expect(200)
                .json()
                .forEach(mention -> ids.add(mention.get("id").asText()));
        return ids;
    }

    /** Newest first. */
    private List<String> acts() {
        return Sql.with(
                database,
                "select act from audit_entry where thing in ('mention', 'mentions') and chain ="
                        + " (select id from tour where slug = '" + tour.slug + "') order by number desc",
                query -> Sql.list(query, row -> row.getString(1)));
    }
}
