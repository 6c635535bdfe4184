package org.whistlestop.conversation.mention.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.testing.FakeSite;
import org.whistlestop.testing.TestDatabase;

/** Every kind of telling where one wants to be told, each on a page of its own; the right endpoint hears of it and no other. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EndpointsTest {

    private static final String OURS = "https://tour.example.org/tours/summer/stops/boston";

    @Inject
    Telling telling;

    private FakeSite site;

    @BeforeEach
    void begin() {
        site = new FakeSite();
        for (var endpoint : List.of("/right", "/posts/right", "/wrong", "/right?a=1&b=%20x", "/posts/1")) {
            if (!endpoint.equals("/posts/1")) {
                site.answer(endpoint, 202, "", "");
            }
        }
    }

    @AfterEach
    void end() {
        site.close();
    }

    /**
     * @param headers lines parted by line feeds; BASE stands for the site
     * @param right the path that must hear of it
     */
    record Kind(String name, String headers, String html, String right) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Kind> kinds() {
        var wrong = "<a rel=\"webmention\" href=\"/wrong\">x</a>";
        var kinds = new ArrayList<Kind>();
        kinds.add(new Kind("1 header, bare rel, relative", "Link: </right>; rel=webmention", "", "/right"));
        kinds.add(new Kind("2 header, bare rel, whole", "Link: <BASE/right>; rel=webmention", "", "/right"));
        kinds.add(new Kind("3 <link>, relative", "", "<link rel=\"webmention\" href=\"/right\">", "/right"));
        kinds.add(new Kind("4 <link>, whole", "", "<link rel=\"webmention\" href=\"BASE/right\">", "/right"));
        kinds.add(new Kind("5 <a>, relative", "", "<p>Tell <a rel=\"webmention\" href=\"/right\">me</a>", "/right"));
        kinds.add(new Kind("6 <a>, whole", "", "<p>Tell <a href=\"BASE/right\" rel=\"webmention\">me</a>", "/right"));
        kinds.add(new Kind("7 header in strange letters", "LinK: </right>; ReL=WebMention", "", "/right"));
        kinds.add(new Kind("8 header, quoted rel", "Link: </right>; rel=\"webmention\"", "", "/right"));
        kinds.add(new Kind(
                "9 several rels in <link>", "", "<link rel=\"webmention somethingelse\" href=\"/right\">", "/right"));
        kinds.add(new Kind(
                "10 several rels in the header", "Link: </right>; rel=\"somethingelse webmention\"", "", "/right"));
        kinds.add(new Kind(
                "11 header before <link> before <a>",
                "Link: </right>; rel=webmention",
                "<link rel=\"webmention\" href=\"/wrong\">" + wrong,
                "/right"));
        kinds.add(new Kind(
                "12 another rel that only looks like it",
                "Link: </wrong>; rel=\"not-webmention\", </wrong>; rel=\"webmention.org\"",
                "<link rel=\"not-webmention\" href=\"/wrong\"><a rel=\"webmention\" href=\"/right\">x</a>",
                "/right"));
        kinds.add(new Kind(
                "13 in a comment", "", "<!-- " + wrong + " --><a rel=\"webmention\" href=\"/right\">x</a>", "/right"));
        kinds.add(new Kind(
                "14 escaped",
                "",
                "<code>&lt;a href=\"/wrong\" rel=\"webmention\"&gt;</code><a rel=\"webmention\" href=\"/right\">x</a>",
                "/right"));
        kinds.add(new Kind(
                "15 an empty address is the page itself", "", "<link rel=\"webmention\" href=\"\">", "/posts/1"));
        kinds.add(new Kind(
                "16 <a> before <link>",
                "",
                "<a rel=\"webmention\" href=\"/right\">x</a><link rel=\"webmention\" href=\"/wrong\">",
                "/right"));
        kinds.add(new Kind("17 <link> before <a>", "", "<link rel=\"webmention\" href=\"/right\">" + wrong, "/right"));
        kinds.add(new Kind(
                "18 several headers",
                "Link: </wrong>; rel=\"other\"\nLink: </right>; rel=\"webmention\"",
                "",
                "/right"));
        kinds.add(new Kind(
                "19 several links in one header",
                "Link: </wrong?a,b;c>; rel=\"other\"; title=\"a, <b>; rel=webmention\", </right>; rel=\"webmention\"",
                "",
                "/right"));
        kinds.add(new Kind(
                "20 a <link> without an address",
                "",
                "<link rel=\"webmention\"><a rel=\"webmention\" href=\"/right\">x</a>",
                "/right"));
        kinds.add(new Kind(
                "21 with a query",
                "",
                "<link rel=\"webmention\" href=\"/right?a=1&amp;b=%20x\">",
                "/right?a=1&b=%20x"));
        kinds.add(new Kind("22 relative to the page", "", "<link rel=\"webmention\" href=\"right\">", "/posts/right"));
        kinds.add(new Kind(
                "23 behind a redirect, relative",
                "REDIRECT",
                "<link rel=\"webmention\" href=\"right\">",
                "/posts/right"));
        kinds.add(new Kind("24 with a fragment", "Link: </right#here>; rel=webmention", "", "/right"));
        kinds.add(new Kind(
                "25 by a base",
                "",
                "<base href=\"/posts/x/\"><link rel=\"webmention\" href=\"../right\">",
                "/posts/right"));
        kinds.add(new Kind(
                "26 in a template",
                "",
                "<template>" + wrong + "</template><a rel=webmention href=/right>x</a>",
                "/right"));
        return kinds;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theRightEndpointHearsOfIt(Kind kind) {
        var page = kind.html().replace("BASE", site.base);
        var target = site.base + "/posts/1";
        if (kind.headers().equals("REDIRECT")) {
            site.answer("/elsewhere/1", 302, "Location: /posts/1", "");
            target = site.base + "/elsewhere/1";
        }
        var headers = "Content-Type: text/html"
                + (kind.headers().isEmpty() || kind.headers().equals("REDIRECT")
                        ? ""
                        : "\n" + kind.headers().replace("BASE", site.base));
        site.page(
                "/posts/1",
                (request, out) -> FakeSite.write(
                        out,
                        200,
                        request.method().equals("GET") ? headers : "",
                        request.method().equals("GET") ? page : ""));

        assertEquals(new Telling.Done(OutlinkState.TOLD, null), telling.tell(OURS, target, () -> true));
        var posts = posts();
        assertEquals(
                List.of(kind.right()),
                posts.stream().map(FakeSite.Request::path).toList());
        assertEquals(
                "source=https%3A%2F%2Ftour.example.org%2Ftours%2Fsummer%2Fstops%2Fboston&target="
                        + java.net.URLEncoder.encode(target, java.nio.charset.StandardCharsets.UTF_8),
                posts.get(0).body());
    }

    @Test
    void aPageWithOnlyAPingbackHearsByThat() {
        site.page(
                "/right",
                (request, out) -> FakeSite.write(
                        out,
                        200,
                        "Content-Type: text/xml",
                        org.whistlestop.conversation.elsewhere.XmlRpc.answer("thanks")));
        for (var page : List.of(
                List.of("X-Pingback: BASE/right", ""), List.of("", "<link rel=\"pingback\" href=\"BASE/right\">"))) {
            site.answer(
                    "/posts/1",
                    200,
                    "Content-Type: text/html\n" + page.get(0).replace("BASE", site.base),
                    page.get(1).replace("BASE", site.base));
            assertEquals(
                    new Telling.Done(OutlinkState.TOLD, null), telling.tell(OURS, site.base + "/posts/1", () -> true));
        }
        assertEquals(2, posts().size());
        assertEquals(
                true,
                posts().get(0).body().contains("<methodName>pingback.ping</methodName>"),
                posts().get(0).body());
    }

    @Test
    void whoWantsBothHearsByWebmentionOnly() {
        site.answer(
                "/posts/1",
                200,
                "Content-Type: text/html\nX-Pingback: " + site.base + "/wrong",
                "<a rel=webmention href=/right>x</a>");
        telling.tell(OURS, site.base + "/posts/1", () -> true);
        assertEquals(
                List.of("/right"), posts().stream().map(FakeSite.Request::path).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1/",
                "http://192.168.1.1/webmention",
                "http://[fd00::1]/",
                "http://[::ffff:10.0.0.1]/",
                "https://blog.example:8443/webmention",
                "file:///etc/passwd",
                "ftp://blog.example/"
            })
    void anEndpointInSomebodysNetworkIsRefused(String endpoint) {
        site.answer("/posts/1", 200, "Link: <" + endpoint + ">; rel=webmention", "");
        var outcome = telling.tell(OURS, site.base + "/posts/1", () -> true);
        if (outcome instanceof Telling.Done done) {
            assertEquals(
                    true, done.state() == OutlinkState.FAILED || done.state() == OutlinkState.SILENT, done.toString());
        } else {
            assertInstanceOf(Telling.Failed.class, outcome); // the name stands for no address
        }
    }

    @Test
    void nothingIsSaidOnceSomebodyHasGoneSilent() {
        site.answer("/posts/1", 200, "Link: </wrong>; rel=webmention", "");
        assertInstanceOf(Telling.NotYet.class, telling.tell(OURS, site.base + "/posts/1", () -> false));
        assertEquals(List.of(), posts());
    }

    @Test
    void troubleIsTriedAgainAndARefusalIsNot() {
        site.answer("/posts/1", 200, "Link: </endpoint>; rel=webmention", "");
        site.answer("/endpoint", 503, "", "");
        assertInstanceOf(Telling.Failed.class, telling.tell(OURS, site.base + "/posts/1", () -> true));
        site.answer("/endpoint", 400, "", "");
        assertEquals(
                OutlinkState.FAILED, ((Telling.Done) telling.tell(OURS, site.base + "/posts/1", () -> true)).state());
        site.answer("/posts/1", 200, "", "no endpoint");
        assertEquals(
                OutlinkState.SILENT, ((Telling.Done) telling.tell(OURS, site.base + "/posts/1", () -> true)).state());
    }

    private List<FakeSite.Request> posts() {
        return site.requests.stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }
}
