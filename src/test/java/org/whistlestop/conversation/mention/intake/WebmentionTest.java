package org.whistlestop.conversation.mention.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.support.Sql;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.FakeSite;
import org.whistlestop.testing.Mentioning;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WebmentionTest {

    @TestHTTPResource
    String url;

    @Inject
    WhistlestopConfig config;

    @Inject
    AgroalDataSource database;

    private FakeSite site;
    private Mentioning mentioning;

    @BeforeEach
    void begin() {
        site = new FakeSite();
        var tour = new TestTour(url.replaceAll("/$", "")).withStops();
        mentioning = new Mentioning(tour, config.baseUrl().toString().replaceAll("/$", ""));
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void bothPagesSayWhereToTellUs() {
        for (var path : List.of(
                "/tours/" + mentioning.tour().slug,
                "/tours/" + mentioning.tour().slug + "/stops/" + Mentioning.BOSTON)) {
            var page = mentioning.tour().nobody.get(path).expect(200);
            assertEquals("<" + mentioning.here() + "/webmention>; rel=\"webmention\"", page.header("Link"));
            assertEquals(mentioning.here() + "/pingback", page.header("X-Pingback"));
            var head = Jsoup.parse(page.text());
            assertEquals(
                    mentioning.here() + "/webmention",
                    head.select("link[rel=webmention]").attr("href"));
            assertEquals(
                    mentioning.here() + "/pingback",
                    head.select("link[rel=pingback]").attr("href"));
        }
    }

    @Test
    void aMentionIsTakenFirstAndLookedAtLater() {
        site.html("/post", linkTo(mentioning.boston()));
        var id = mentioning.told(site.base + "/post", mentioning.boston());

        var mention = mentioning.became(id, "new");
        assertEquals(Mentioning.BOSTON, mention.get("stop").asText());
        assertEquals("mention", mention.get("kind").asText());
        assertEquals(1, site.visits("/post"));
        assertTrue(status(id).contains("Somebody will read it"), status(id));
        assertFalse(mentioning.page().contains(site.base), "nobody has accepted it");
        var asked = site.requests.get(0).head().toLowerCase(java.util.Locale.ROOT);
        assertFalse(asked.contains("cookie:") || asked.contains("authorization:"), asked);
    }

    @Test
    void theWholeTourCanBeMentionedToo() {
        var target = mentioning.here() + "/tours/" + mentioning.tour().slug;
        site.html("/post", linkTo(target));
        var mention = mentioning.became(mentioning.told(site.base + "/post", target), "new");
        assertTrue(mention.get("stop").isNull());
    }

    @Test
    void whatIsNoMentionIsRefusedAtOnce() {
        var good = site.base + "/post";
        for (var wrong : List.of(
                List.of("", mentioning.boston()),
                List.of(good, ""),
                List.of("nonsense", mentioning.boston()),
                List.of("ftp://blog.example/post", mentioning.boston()),
                List.of("javascript:alert(1)", mentioning.boston()),
                List.of("https://user@blog.example/", mentioning.boston()),
                List.of("http://169.254.169.254/latest/meta-data/", mentioning.boston()),
                List.of("http://10.0.0.1/", mentioning.boston()),
                List.of("http://intranet/", mentioning.boston()),
                List.of("https://blog.example:8443/", mentioning.boston()),
                List.of("https://blog.example/" + "x".repeat(3000), mentioning.boston()),
                List.of(mentioning.boston(), mentioning.boston()),
                List.of(mentioning.stop("natick-natick-mall"), mentioning.boston()),
                List.of(good, "https://elsewhere.example/tours/a/stops/b"),
                List.of(good, mentioning.here() + "/desk"),
                List.of(good, mentioning.here() + "/tours/no-such-tour"),
                List.of(good, mentioning.stop("no-such-stop")),
                List.of(good, mentioning.boston() + "/photos"),
                List.of(good, mentioning.boston().replace("//", "//user@")))) {
            var answer = mentioning.send(wrong.get(0), wrong.get(1)).expect(400);
            assertEquals(
                    "application/problem+json",
                    answer.header("Content-Type").replaceFirst(";.*", ""),
                    wrong.toString());
        }
        assertEquals(0, site.requests.size(), "nobody was asked anything");
        assertEquals(
                0,
                mentioning
                        .tour()
                        .pr
                        .get(mentioning.tour().api("/mentions"))
                        .json()
                        .size());
    }

    @Test
    void aHiddenStopIsNoTarget() {
        var slug = mentioning.tour().addHiddenStop();

        var refused = mentioning
                .send(site.base + "/post", mentioning.stop(slug))
                .expect(400)
                .text();
        assertEquals(
                mentioning
                        .send(site.base + "/post", mentioning.stop("no-such"))
                        .expect(400)
                        .text(),
                refused);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>No link at all</p>",
                "<!-- <a href=\"TARGET\">it</a> -->",
                "<p>TARGET</p>",
                "&lt;a href=\"TARGET\"&gt;it&lt;/a&gt;",
                "<pre>&lt;a href='TARGET'&gt;</pre>",
                "<template><a href=\"TARGET\">it</a></template>",
                "<template><div><template><a href=\"TARGET\">it</a></template></div></template>",
                "<noscript><a href=\"TARGET\">it</a></noscript>",
                "<script>document.write('<a href=\"TARGET\">it</a>')</script>",
                "<script type=\"text/html\"><a href=\"TARGET\">it</a></script>",
                "<style><a href=\"TARGET\">it</a></style>",
                "<textarea><a href=\"TARGET\">it</a></textarea>",
                "<title><a href=\"TARGET\">it</a></title>",
                "<iframe><a href=\"TARGET\">it</a></iframe>",
                "<iframe srcdoc='<a href=\"TARGET\">it</a>'></iframe>",
                "<p title='<a href=\"TARGET\">it</a>'>x</p>",
                "<a href=\"TARGETb\">longer</a>",
                "<a href=\"TARGET-2\">another</a>",
                "<a href=\"TARGET/calendar.ics\">below it</a>",
                "<a href=\"https://evil.example/?TARGET\">elsewhere</a>",
                "<a href=\"https://evil.example/#TARGET\">elsewhere</a>",
                "<a href=\"PATH\">of this host</a>",
                "<a href=\"http://localhost:8080@evil.example/PATH\">user</a>",
                "<link rel=\"canonical\" href=\"TARGET\">",
                "<a name=\"TARGET\" data-href=\"TARGET\">it</a>",
                "<form action=\"TARGET\"></form>",
            })
    void whatOnlyLooksLikeALinkIsNone(String html) {
        var target = mentioning.boston();
        site.html("/post", html.replace("TARGET", target).replace("PATH", target.replaceFirst("https?://[^/]+", "")));
        var mention = mentioning.looked(mentioning.told(site.base + "/post", target));
        assertEquals("refused", mention.get("state").asText(), html);
        assertTrue(mention.get("why").asText().contains("no link to " + target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=\"TARGET\">it</a>",
                "<A HREF=' TARGET '>it</A>",
                "<p>broken <b><a class=x href=TARGET>it",
                "<a href=\"TARGET#photos\">it</a>",
                "<a href=\"TARGET?utm_source=x&amp;y=1\">it</a>",
                "<a href=\"TARGET/\">it</a>",
                "<base href=\"BASE/\"><a href=\".PATH\">it</a>",
                "<a href=\"https://elsewhere.example\">no</a><ul><li><div><a href=\"TARGET\"><img alt=it></a></div></ul>",
                "<map><area href=\"TARGET\"></map>",
                "<script>'<!--'</script><a href=\"TARGET\">it</a>",
            })
    void whatAReaderCanFollowIsALink(String html) {
        var target = mentioning.boston();
        site.html(
                "/post",
                html.replace("TARGET", target)
                        .replace("PATH", target.replaceFirst("https?://[^/]+", ""))
                        .replace("BASE", mentioning.here()));
        mentioning.became(mentioning.told(site.base + "/post", target), "new");
    }

    @Test
    void aFormerAddressOfAStopCounts() {
        var former = mentioning.boston();
        mentioning
                .tour()
                .pr
                .put(
                        mentioning.tour().api("/stops/" + Mentioning.BOSTON + "/store"),
                        Map.of(
                                "store",
                                "Prudential",
                                "city",
                                "Boston",
                                "region",
                                "MA",
                                "latitude",
                                42.3471,
                                "longitude",
                                -71.0825))
                .expect(200);
        site.html("/post", linkTo(former));
        var mention = mentioning.became(mentioning.told(site.base + "/post", former), "new");
        assertEquals("boston-prudential", mention.get("stop").asText());
    }

    @Test
    void redirectsOfTheSourceAreFollowedUpToThreeTimes() {
        site.answer("/moved", 301, "Location: /moved2", "").answer("/moved2", 302, "Location: /post", "");
        site.html("/post", linkTo(mentioning.boston()));
        mentioning.became(mentioning.told(site.base + "/moved", mentioning.boston()), "new");

        site.answer("/circle", 302, "Location: /circle", "");
        refused("/circle", "redirects more than 3 times");
        assertEquals(4, site.visits("/circle"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://[::ffff:169.254.169.254]/",
                "http://2852039166/",
                "http://10.0.0.1/",
                "http://[fd00::1]/",
                "http://metadata.google.internal./",
                "file:///etc/passwd",
                "gopher://127.0.0.1/"
            })
    void aRedirectIntoSomebodysNetworkEndsThere(String inside) {
        site.answer("/post", 302, "Location: " + inside, "");
        var mention = mentioning.told(site.base + "/post", mentioning.boston());
        var state = Eventually.value("it is looked at", Duration.ofSeconds(20), () -> {
            var seen = mentioning.read(mention);
            return seen.get("why").isNull() ? null : seen;
        });
        assertTrue(List.of("refused", "queued").contains(state.get("state").asText()), state.toString());
    }

    @Test
    void whatIsNoWebPageIsRefused() {
        site.answer("/json", 200, "Content-Type: application/json", "{\"a\": \"" + linkTo(mentioning.boston()) + "\"}");
        refused("/json", "no web page");
        site.answer("/text", 200, "Content-Type: text/plain", linkTo(mentioning.boston()));
        refused("/text", "no web page");
        refused("/nothing", "404");
        site.answer("/forbidden", 403, "Content-Type: text/html", linkTo(mentioning.boston()));
        refused("/forbidden", "403");
    }

    @Test
    void fourHundredMegabytesAreCutOffAtOne() {
        var written = new java.util.concurrent.atomic.AtomicLong();
        site.page("/huge", (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 419430400\r\n\r\n".getBytes());
            var zeros = new byte[1 << 16];
            for (var i = 0; i < 6400; i++) {
                out.write(zeros);
                written.addAndGet(zeros.length);
            }
        });
        refused("/huge", "larger than 1 MB");
        assertTrue(written.get() < 20 << 20, written + " bytes were taken");
    }

    @Test
    void anEndlessPageAndASlowOneHoldNobodyElseUp() {
        site.page("/endless", (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes());
            drip(out);
        });
        site.page("/silent", (request, out) -> sleep(20_000));
        try (var other = new FakeSite()) {
            other.html("/post", linkTo(mentioning.boston()));
            var endless = mentioning.told(site.base + "/endless", mentioning.boston());
            var silent = mentioning.told(site.base + "/silent", mentioning.boston());
            var start = System.nanoTime();
            mentioning.became(mentioning.told(other.base + "/post", mentioning.boston()), "new");
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(8).toNanos());
            for (var id : List.of(endless, silent)) {
                var mention = Eventually.value("it is given up for now", Duration.ofSeconds(15), () -> {
                    var seen = mentioning.read(id);
                    return seen.get("why").isNull() ? null : seen;
                });
                assertEquals("queued", mention.get("state").asText());
                assertTrue(mention.get("why").asText().contains("not done after 5 s"), mention.toString());
            }
        }
    }

    @Test
    void aPageThatNeverAnswersIsRefusedAfterAFewLooks() {
        site.answer("/post", 503, "", "");
        var id = mentioning.told(site.base + "/post", mentioning.boston());
        for (var looks = 1; looks <= 5; looks++) {
            var wanted = looks;
            Eventually.holds("look " + looks, Duration.ofSeconds(20), () -> site.visits("/post") == wanted);
            Eventually.holds("it is written down", Duration.ofSeconds(5), () -> number("claim is null", id) == 1);
            due();
        }
        mentioning.became(id, "refused");
    }

    @Test
    void tellingUsAgainIsOneMentionAndALookMore() {
        site.html("/post", linkTo(mentioning.boston()));
        var id = mentioning.told(site.base + "/post", mentioning.boston());
        mentioning.became(id, "new");
        assertEquals(id, mentioning.told(site.base + "/post#part", mentioning.boston() + "#photos"));
        Eventually.holds("a second look", Duration.ofSeconds(20), () -> site.visits("/post") == 2);
        assertEquals(
                1,
                mentioning
                        .tour()
                        .pr
                        .get(mentioning.tour().api("/mentions"))
                        .json()
                        .size());
    }

    @Test
    void otherWordsThanThoseAcceptedWaitForAnotherDecision() {
        site.html("/post", "<p>Rita was kind to everyone, see " + linkTo(mentioning.boston()) + "</p>");
        var id = accepted("/post");
        assertTrue(mentioning.page().contains("Rita was kind to everyone"));

        site.html("/post", "<p>Buy pills from us today, see " + linkTo(mentioning.boston()) + "</p>");
        mentioning.told(site.base + "/post", mentioning.boston());
        var changed = mentioning.became(id, "new");
        assertTrue(changed.hasNonNull("changedAt"));
        assertFalse(mentioning.page().contains("pills") || mentioning.page().contains("Rita was kind"));
        mentioning.decide(id, "accept");
        assertTrue(mentioning.page().contains("pills"));
    }

    @Test
    void aLookThatShowsTheSameKeepsIt() {
        site.html("/post", "<p>Rita was kind to everyone, see " + linkTo(mentioning.boston()) + "</p>");
        var id = accepted("/post");
        mentioning.told(site.base + "/post", mentioning.boston());
        Eventually.holds("a second look", Duration.ofSeconds(20), () -> site.visits("/post") == 2);
        Eventually.holds("it is written down", Duration.ofSeconds(5), () -> number("claim is null", id) == 1);
        assertEquals("accepted", mentioning.state(id));
    }

    @Test
    void whatIsGoneThereGoesHereAndComesBack() {
        site.html("/post", "<p>Rita was kind to everyone, see " + linkTo(mentioning.boston()) + "</p>");
        var id = accepted("/post");

        site.answer("/post", 410, "", "");
        mentioning.told(site.base + "/post", mentioning.boston());
        mentioning.became(id, "gone");
        assertFalse(mentioning.page().contains("Rita was kind"));
        assertTrue(status(id).contains("410"));

        site.html("/post", "<p>Rita was kind to everyone, see " + linkTo(mentioning.boston()) + "</p>");
        mentioning.told(site.base + "/post", mentioning.boston());
        mentioning.became(id, "new");

        mentioning.decide(id, "accept");
        site.html("/post", "<p>Nothing about it any more.</p>");
        mentioning.told(site.base + "/post", mentioning.boston());
        mentioning.became(id, "gone");
    }

    @Test
    void aShownPageIsLookedAtAgainEveryThirtyDays() {
        site.html("/post", "<p>Rita was kind to everyone, see " + linkTo(mentioning.boston()) + "</p>");
        var id = accepted("/post");
        assertEquals(1, number("due_at between now() + interval '29 days' and now() + interval '31 days'", id));
        site.answer("/post", 404, "", "");
        due();
        mentioning.became(id, "gone");
    }

    private String accepted(String path) {
        var id = mentioning.told(site.base + path, mentioning.boston());
        mentioning.became(id, "new");
        mentioning.decide(id, "accept");
        return id;
    }

    private void refused(String path, String why) {
        var id = mentioning.told(site.base + path, mentioning.boston());
        var mention = mentioning.looked(id);
        assertEquals("refused", mention.get("state").asText(), mention.toString());
        assertTrue(mention.get("why").asText().contains(why), mention.toString());
        assertTrue(status(id).contains(why));
    }

    private String status(String id) {
        return mentioning
                .tour()
                .nobody
                .get("/webmention/" + id, "Accept", "text/html")
                .expect(200)
                .text();
    }

    private static String linkTo(String target) {
        return "<a href=\"" + target + "\">the stop</a>";
    }

    private void due() {
        Sql.with(database, "update mention set due_at = now() where due_at is not null", PreparedStatement::execute);
    }

    private int number(String condition, String id) {
        return Sql.with(
                database,
                "select count(*) from mention where " + condition + " and id = '" + id + "'",
                query -> Sql.single(query, row -> row.getInt(1)));
    }

    private static void drip(OutputStream out) throws java.io.IOException {
        for (var i = 0; i < 200; i++) {
            out.write("<p>more".getBytes());
            out.flush();
            sleep(100);
        }
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
