package org.whistlestop.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Announcing;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.Chrome;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.NpmTools;
import org.whistlestop.testing.TestAnnouncement;
import org.whistlestop.testing.TestTour;

/** What others' tools say of the pages: axe of accessibility, Lighthouse of the whole, a validator of the GeoJSON. */
@NeedsTool({Chrome.PROGRAM, "npm"})
class JudgesIT extends InBrowser {

    private static final List<String> PUBLIC = List.of(
            "/",
            "/tours/42-stores",
            "/tours/42-stores/stops/boston-copley-place",
            "/tours/42-stores/photos",
            "/tours/42-stores/photos/slideshow",
            "/tours/42-stores/accounts",
            "/sign-in",
            "/invitation/gone",
            "/tours/42-stores/photos/new",
            "/photo-withdrawal",
            "/approval/gone",
            "/embed/tours/42-stores",
            "/embed/tours/42-stores/stops/boston-copley-place",
            "/embed/tours/42-stores/stops/natick-natick-mall?theme=dark&map=small",
            "/embed/tours/42-stores?theme=light&map=none",
            "/no-such-page");
    private static final List<String> STAFF = List.of(
            "/desk",
            "/desk/me",
            "/desk/tours/42-stores",
            "/desk/tours/42-stores/announcements",
            "/desk/tours/42-stores/announcements?view=list",
            "/desk/tours/42-stores/channels",
            "/desk/tours/42-stores/channels/new?kind=pages",
            "/desk/tours/42-stores/templates",
            "/desk/tours/42-stores/templates/new",
            "/desk/tours/42-stores/voice",
            "/desk/tours/42-stores/blog",
            "/desk/tours/42-stores/announcements/new?stop=natick-natick-mall",
            "/desk/tours/42-stores/itinerary",
            "/desk/tours/42-stores/notes",
            "/desk/tours/42-stores/people",
            "/desk/tours/42-stores/accounts",
            "/desk/tours/42-stores/embeds?stop=natick-natick-mall&map=small",
            "/desk/tours/42-stores/new-stop",
            "/desk/tours/42-stores/stops/natick-natick-mall",
            "/desk/tours/42-stores/stops/natick-natick-mall/edit",
            "/desk/tours/42-stores/stops/natick-natick-mall/move");

    @Test
    void axeFindsNoViolationOnAnyPageLightOrDarkSmallOrLarge() {
        var found = new ArrayList<String>();
        var tour = new TestTour(app.base).withStops();
        for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (var options : List.of(Chrome.phone(colours), Chrome.options().setColorScheme(colours))) {
                // axe comes in from outside, which our pages' CSP would not let in.
                try (var tab = chrome.open(options.setBypassCSP(true))) {
                    PUBLIC.forEach(path -> found.addAll(violations(tab, path, colours)));
                    signIn(tab, "Lena Brandt", "/desk");
                    STAFF.forEach(path -> found.addAll(violations(tab, path, colours)));
                    found.addAll(violations(tab, receipt(tab), colours));
                    var announcement = TestAnnouncement.draft(tour, "natick-natick-mall")
                            .inReview()
                            .id();
                    asItsApprover(tab, tour);
                    found.addAll(violations(tab, "/desk/announcements/" + announcement, colours));
                    found.addAll(violations(tab, "/desk/announcements/" + announcement + "/edit", colours));
                    found.addAll(violations(tab, link(tour, announcement), colours));
                }
                try (var tab = chrome.open(options)) {
                    signIn(tab, "Rita Calloway", "/check-in");
                    found.addAll(violations(tab, "/check-in", colours));
                }
            }
        }
        assertEquals(List.of(), found);
    }

    /** The demo tour has nothing planned; here every state stands beside the others, in silence. */
    @Test
    void axeFindsNoViolationInACalendarWithEverythingInIt() {
        var tour = new TestTour(app.base).withStops();
        var team = new Announcing(tour);
        var channel = team.addPages("Our pages");
        var stop = "troy-somerset-collection";
        team.approve(team.write(stop, -90, "Planned", channel));
        team.review(team.write(stop, -60, "In review", channel));
        team.write(stop, -30, "A draft", channel);
        team.write(stop, Map.of("anchor", "arrival", "offsetMinutes", 0), "Waits", channel);
        tour.pr
                .put(tour.api("/silence"), Map.of("reason", "A fire near the store"))
                .expect(200);
        var desk = "/desk/tours/" + tour.slug;
        var week = "/announcements?week=" + week(TestTour.at(2).toLocalDate());
        var found = new ArrayList<String>();
        for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (var options : List.of(Chrome.phone(colours), Chrome.options().setColorScheme(colours))) {
                try (var tab = chrome.open(options.setBypassCSP(true))) {
                    var cookie = Browser.of(tour.admin).cookie();
                    tab.context.addCookies(List.of(new Cookie("__Host-ws", cookie.substring(cookie.indexOf('=') + 1))
                            .setUrl(app.base.replace("http:", "https:"))
                            .setSecure(true)
                            .setHttpOnly(true)));
                    for (var path : List.of(week, "/announcements?view=list", "/channels", "")) {
                        found.addAll(violations(tab, desk + path, colours));
                    }
                }
            }
        }
        assertEquals(List.of(), found);
    }

    private static String week(LocalDate day) {
        return "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** Who may also write, so that every page of an announcement is there to see. */
    private static void asItsApprover(Chrome.Tab tab, TestTour tour) {
        var cookie = Browser.of(tour.admin).cookie();
        tab.context.clearCookies();
        tab.context.addCookies(List.of(
                new com.microsoft.playwright.options.Cookie("__Host-ws", cookie.substring(cookie.indexOf('=') + 1))
                        .setUrl(app.base.replace("http:", "https:"))
                        .setSecure(true)
                        .setHttpOnly(true)));
    }

    private static String link(TestTour tour, String announcement) {
        var made = tour.approver.post("/api/announcements/" + announcement + "/approval-links", Map.of("name", "Dana"));
        return java.net.URI.create(made.expect(200).json().get("url").asText()).getPath();
    }

    /** Of the newest check-in. */
    private static String receipt(Chrome.Tab tab) {
        tab.page.navigate(app.base + "/desk/tours/42-stores");
        return tab.page.locator(".check-ins a[href*='/check-ins/']").first().getAttribute("href");
    }

    private static List<String> violations(Chrome.Tab tab, String path, ColorScheme colours) {
        tab.page.navigate(app.base + path);
        if (path.equals("/tours/42-stores") || path.equals("/")) {
            tab.page.locator(".leaflet-container .pin").first().waitFor();
        }
        return Axe.violations(tab, path + " " + colours);
    }

    @Test
    void lighthouseGivesAtLeast95InEveryCategory() throws IOException {
        NpmTools.install();
        var report = Path.of("target/lighthouse.json").toAbsolutePath();
        NpmTools.run(
                Map.of("CHROME_PATH", Chrome.program().toString()),
                "node_modules/.bin/lighthouse",
                app.base + DEMO,
                "--quiet",
                "--output=json",
                "--output-path=" + report,
                "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync");
        var categories = Api.JSON.readTree(Files.readString(report)).get("categories");
        var scores = new java.util.TreeMap<String, Double>();
        categories
                .fields()
                .forEachRemaining(
                        c -> scores.put(c.getKey(), c.getValue().get("score").asDouble() * 100));

        System.out.println("MEASURED Lighthouse: " + scores);
        assertEquals(4, scores.size());
        assertTrue(scores.values().stream().allMatch(score -> score >= 95), scores.toString());
    }

    @Test
    void theLivePictureIsValidGeoJson() throws IOException {
        NpmTools.install();
        Files.copy(
                Path.of("src/test/npm/check-geojson.mjs"),
                Path.of("target/npm/check-geojson.mjs"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        var file = Path.of("target/map.geojson").toAbsolutePath();
        Files.write(
                file,
                new Api(app.base, null)
                        .get("/api/tours/42-stores/map")
                        .expect(200)
                        .body());

        assertTrue(NpmTools.run(Map.of(), "node", "check-geojson.mjs", file.toString())
                .contains("with 42 features"));
        Files.writeString(file, Files.readString(file).replaceFirst("\\[-[\\d.]+,", "[\"west\","));
        org.junit.jupiter.api.Assertions.assertThrows(
                AssertionError.class, () -> NpmTools.run(Map.of(), "node", "check-geojson.mjs", file.toString()));
    }
}
