package org.whistlestop.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.whistlestop.photo.upload.Uploader;
import org.whistlestop.testing.Announcing;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.Chrome;
import org.whistlestop.testing.Drawing;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.TestAnnouncement;
import org.whistlestop.testing.TestTour;

/** Puts scripts into every text that staff can write, and into addresses and headers, and opens every page in a browser. */
@NeedsTool(Chrome.PROGRAM)
class InjectionIT extends InBrowser {

    private static final List<String> VECTORS = List.of(
            "<script>__xss(1)</script>",
            "<ScRiPt src=//x.example/x.js></sCrIpT>",
            "</script><script>__xss(1)</script>",
            "</title><script>__xss(1)</script>",
            "</textarea><img src=x onerror=__xss(1)>",
            "</style><svg onload=__xss(1)>",
            "--><img src=x onerror=__xss(1)>",
            "]]><img src=x onerror=__xss(1)>",
            "<img src=x onerror=__xss(1)>",
            "<img src=x onerror=alert(1)//",
            "<svg onload=__xss(1)>",
            "<svg><script>__xss(1)</script></svg>",
            "<svg><a xlink:href=javascript:__xss(1)>x</a></svg>",
            "<math><mi xlink:href=javascript:__xss(1)>x</mi></math>",
            "<body onload=__xss(1)>",
            "<details open ontoggle=__xss(1)>",
            "<input autofocus onfocus=__xss(1)>",
            "<video><source onerror=__xss(1)></video>",
            "<iframe src=javascript:__xss(1)></iframe>",
            "<iframe srcdoc='<script>parent.__xss(1)</script>'></iframe>",
            "<object data=javascript:__xss(1)></object>",
            "<base href=//x.example/>",
            "<meta http-equiv=refresh content='0;url=javascript:__xss(1)'>",
            "<link rel=stylesheet href=//x.example/x.css>",
            "<style>@import '//x.example/x.css'</style>",
            "<form action=javascript:__xss(1)><button autofocus>x</button></form>",
            "\" onmouseover=\"__xss(1)\" autofocus onfocus=\"__xss(1)",
            "' onfocus='__xss(1)' autofocus='",
            "\"><script>__xss(1)</script>",
            "'><script>__xss(1)</script>",
            "` onfocus=__xss(1) autofocus ",
            "javascript:__xss(1)",
            "{#raw}<script>__xss(1)</script>{/raw}",
            "{cdi:signedIn.name}{7*7}${7*7}",
            "{{constructor.constructor('__xss(1)')()}}",
            "\u2028__xss(1)//\u2029",
            "\\u003cscript>__xss(1)\\u003c/script>",
            "\"}</script><script>__xss(1)</script>{\"a\":\"",
            "&lt;script&gt;__xss(1)&lt;/script&gt;",
            "x;background:url(javascript:__xss(1))",
            "<a href=\"java\tscript:__xss(1)\">x</a>");

    private final List<String> executed = new CopyOnWriteArrayList<>();

    @Test
    void noTextIsEverRun() {
        var tour = new TestTour(app.base).withStops();
        var stops = writeEverywhere(tour);
        assertTrue(stops.size() >= 30, "only " + stops.size() + " were taken");
        var photos = hangPhotos(tour);
        try (var tab = chrome.open()) {
            watch(tab);
            for (var i = 0; i < VECTORS.size(); i++) {
                var vector = VECTORS.get(i);
                tour.admin.put(
                        tour.api(""), Map.of("title", vector, "publicDelayMinutes", 0, "publicAfterLeaving", false));
                visit(tab, "/tours/" + tour.slug + "/stops/" + stops.get(i % stops.size()));
                visit(tab, "/tours/" + encoded(vector));
                visit(tab, "/sign-in?next=" + encoded(vector));
                if (i % 5 == 0) {
                    visit(tab, "/tours/" + tour.slug);
                    visit(tab, "/tours/" + tour.slug + "/photos/new?stop=" + encoded(vector));
                }
            }
            visitPhotos(tab, tour, photos);
            visit(tab, "/tours/" + tour.slug + "/accounts");
            invitations(tour).forEach(link -> tab.page.navigate(link));
            signInAs(tab, tour);
            for (var i = 0; i < VECTORS.size(); i++) {
                visit(
                        tab,
                        "/desk/tours/" + tour.slug + "/stops/" + stops.get(i % stops.size()) + "?did="
                                + encoded(VECTORS.get(i)));
                visit(tab, "/check-in?tour=" + tour.slug + "&stop=" + encoded(VECTORS.get(i)));
                visit(tab, "/photo-withdrawal#" + encoded(VECTORS.get(i)));
            }
            for (var path : List.of(
                    "",
                    "/people",
                    "/audit",
                    "/audit?people=true",
                    "/keys",
                    "/announcements",
                    "/announcements?view=list",
                    "/channels",
                    "/templates",
                    "/voice",
                    "/blog",
                    "/accounts",
                    "/itinerary",
                    "/new-stop",
                    "/stops/" + stops.get(0) + "/edit")) {
                visit(tab, "/desk/tours/" + tour.slug + path);
            }
            for (var path : List.of("/desk", "/desk/me", "/desk/me/profile", "/check-in?tour=" + tour.slug)) {
                visit(tab, path);
            }
            visitAnnouncements(tab, tour, stops);
            VECTORS.forEach(vector -> visit(tab, "/sign-in/again?next=" + encoded(vector)));

            assertEquals(List.of(), executed);
            assertEquals(List.of(), reports(tab));
        }
        System.out.println("MEASURED injection: " + VECTORS.size() + " texts, 0 run");
    }

    /** Of one stop, each with such words; answers their ids. */
    private static List<String> hangPhotos(TestTour tour) {
        for (var vector : VECTORS) {
            var metadata = Uploader.metadata(tour);
            metadata.putAll(Map.of("alt", vector, "caption", vector, "credit", cut(vector, 80)));
            var bytes = Drawing.jpeg(vector.hashCode(), 80, 60);
            new Uploader(tour.host).begin(metadata, bytes.length, bytes);
        }
        Eventually.holds(
                "on the wall", Duration.ofSeconds(90), () -> album(tour).size() >= 30);
        return album(tour);
    }

    /** One of each text, with a comment; its pages at the desk, and by link. */
    private static void visitAnnouncements(Chrome.Tab tab, TestTour tour, List<String> stops) {
        var links = 0;
        for (var i = 0; i < VECTORS.size(); i++) {
            var vector = VECTORS.get(i);
            var announcement = TestAnnouncement.draft(tour, stops.get(i % stops.size()));
            var body = announcement.body(stops.get(i % stops.size()));
            body.put("title", vector.replaceAll("\\{[a-zA-Z]+}", "x"));
            body.put("text", vector.replaceAll("\\{[a-zA-Z]+}", "x"));
            tour.pr.put(announcement.path, body);
            announcement.inReview();
            tour.pr.put(announcement.path + "/comments/" + java.util.UUID.randomUUID(), Map.of("words", vector));
            var link = tour.approver.post(announcement.path + "/approval-links", Map.of("name", cut(vector, 80)));
            visit(tab, "/desk/announcements/" + announcement.id());
            visit(tab, "/desk/announcements/" + announcement.id() + "/edit");
            if (link.status() == 200) {
                visit(tab, URI.create(link.json().get("url").asText()).getPath());
                links++;
            }
            if (i % 5 == 0) {
                tab.page.navigate(app.base + "/desk/tours/" + tour.slug + "/announcements/new?stop=" + encoded(vector));
            }
        }
        assertTrue(links >= 30, "only " + links + " were taken");
    }

    private static List<String> album(TestTour tour) {
        return tour.nobody.get(tour.api("/photos")).expect(200).json().findValuesAsText("id");
    }

    /** All of them stand on each of these pages; some are opened large, too. */
    private static void visitPhotos(Chrome.Tab tab, TestTour tour, List<String> photos) {
        var tourPath = "/tours/" + tour.slug;
        for (var path : List.of("/photos", "/photos/slideshow?seconds=3", "/stops/boston-copley-place")) {
            visit(tab, tourPath + path);
            assertTrue(album(tour).stream().anyMatch(tab.page.content()::contains), path);
            tab.page.waitForTimeout(1_000);
        }
        for (var i = 0; i < photos.size(); i += 4) {
            visit(tab, "/photos/" + photos.get(i) + "/report");
            visit(tab, tourPath + "/photos#photo-" + photos.get(i));
            tab.page.locator(".lightbox[open]").waitFor();
        }
        for (var i = 0; i < VECTORS.size(); i += 4) {
            visit(tab, tourPath + "/photos?stop=" + encoded(VECTORS.get(i)));
            visit(tab, tourPath + "/photos/slideshow?seconds=" + encoded(VECTORS.get(i)));
        }
    }

    /** The pages that greet people of such names. */
    private static List<String> invitations(TestTour tour) {
        return VECTORS.stream()
                .map(vector -> tour.setup.post("/api/people", Map.of("name", cut(vector, 120), "roles", List.of())))
                .filter(made -> made.status() == 201)
                .map(made -> "/api/people/" + made.json().get("id").asText() + "/invitations")
                .map(path -> tour.setup.post(path, "").expect(201).json())
                .map(made -> app.base + URI.create(made.get("link").asText()).getPath())
                .toList();
    }

    /** Answers the slugs of the stops that were made. */
    private static List<String> writeEverywhere(TestTour tour) {
        var stops = new ArrayList<String>();
        for (var vector : VECTORS) {
            var body = new HashMap<>(TestTour.stop(
                    cut(vector, 120),
                    cut(vector, 120),
                    "MA",
                    42.3,
                    -71.1,
                    TestTour.at(1),
                    TestTour.at(1).plusHours(1)));
            var venue = new HashMap<>((Map<?, ?>) body.get("venue"));
            var text = new HashMap<String, Object>();
            venue.forEach((name, value) -> text.put((String) name, value));
            text.putAll(Map.of("street", cut(vector, 200), "region", cut(vector, 80), "postalCode", cut(vector, 20)));
            body.put("venue", text);
            var made = tour.pr.post(tour.api("/stops"), body);
            if (made.status() == 201) {
                var stop = made.json().get("slug").asText();
                stops.add(stop);
                var word = tour.checkIn(stop, "arrived", Instant.now());
                word.put("note", vector);
                tour.host.put("/api/check-ins/" + java.util.UUID.randomUUID(), word);
                if (stops.size() % 3 == 0) {
                    tour.pr.put(tour.api("/stops/" + stop + "/cancellation"), Map.of("reason", vector));
                }
            }
            tour.pr.put(
                    tour.api("/accounts/" + java.util.UUID.randomUUID()),
                    Map.of("label", cut(vector, 80), "url", "https://social.example/" + encoded(vector)));
            tour.setup.post(
                    "/api/people",
                    Map.of("name", cut(vector, 120), "roles", List.of(Map.of("tour", tour.slug, "role", "pr"))));
            tour.host.post("/api/people/" + tour.hostId + "/tokens", Map.of("name", cut(vector, 80)));
        }
        announceEverywhere(tour, stops);
        tour.setup.put("/api/people/" + tour.hostId + "/roles/" + tour.slug + "/admin", "");
        tour.setup.put(
                "/api/people/" + tour.hostId,
                Map.of("name", VECTORS.get(8), "bio", VECTORS.get(0) + VECTORS.get(2), "links", List.of()));
        return stops;
    }

    /** Channels, templates and texts of such words, and a silence for such a reason. */
    private static void announceEverywhere(TestTour tour, List<String> stops) {
        var team = new Announcing(tour);
        for (var vector : VECTORS) {
            tour.admin.put(
                    tour.api("/channels/" + java.util.UUID.randomUUID()),
                    Map.of("kind", "pages", "name", cut(vector, 60)));
            tour.pr.put(
                    tour.api("/templates/" + java.util.UUID.randomUUID()),
                    Map.of(
                            "name",
                            cut(vector, 80),
                            "title",
                            vector,
                            "text",
                            vector,
                            "anchor",
                            "starts",
                            "offsetMinutes",
                            -60));
        }
        var channel = tour.pr.get(tour.api("/channels")).json().at("/0/id").asText();
        for (var i = 0; i < stops.size(); i++) {
            var body = Map.of(
                    "tour",
                    tour.slug,
                    "stop",
                    stops.get(i),
                    "title",
                    VECTORS.get(i),
                    "text",
                    VECTORS.get(i),
                    "when",
                    Map.of("anchor", "starts", "offsetMinutes", 30 - i),
                    "channels",
                    List.of(Map.of("channel", channel)));
            var id = java.util.UUID.randomUUID().toString();
            if (tour.pr.put("/api/announcements/" + id, body).status() == 201) {
                team.review(id);
            }
        }
        tour.pr.put(tour.api("/silence"), Map.of("reason", cut(VECTORS.get(0) + VECTORS.get(26), 300)));
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    private void watch(Chrome.Tab tab) {
        tab.context.setExtraHTTPHeaders(Map.of(
                "Accept-Language",
                "<script>__xss(1)</script>",
                "User-Agent",
                "<script>__xss(1)</script>",
                "Referer",
                "https://x.example/\"><script>__xss(1)</script>",
                "X-Forwarded-Host",
                "\"><script>__xss(1)</script>"));
        tab.context.exposeBinding(
                "__xss", (source, arguments) -> executed.add(source.page().url()));
        tab.page.onDialog(dialog -> {
            executed.add(dialog.message());
            dialog.dismiss();
        });
    }

    /** As the host who is admin, too, and so sees every page there is. */
    private static void signInAs(Chrome.Tab tab, TestTour tour) {
        var cookie = Browser.of(tour.host).cookie();
        tab.context.addCookies(List.of(
                new com.microsoft.playwright.options.Cookie("__Host-ws", cookie.substring(cookie.indexOf('=') + 1))
                        .setUrl(app.base.replace("http:", "https:"))
                        .setSecure(true)
                        .setHttpOnly(true)));
    }

    private static void visit(Chrome.Tab tab, String path) {
        tab.page.navigate(app.base + path);
    }

    private static List<String> reports(Chrome.Tab tab) {
        var found = new ArrayList<>(tab.requests.stream()
                .filter(address -> address.endsWith("/csp") || !address.startsWith(app.base))
                .toList());
        tab.complaints.stream()
                .filter(line -> line.contains("Content Security Policy") || line.contains("Trusted"))
                .forEach(found::add);
        return found;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
