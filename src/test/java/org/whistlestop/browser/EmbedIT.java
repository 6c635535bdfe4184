package org.whistlestop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Chrome;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.ForeignSite;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.NpmTools;
import org.whistlestop.testing.TestTour;

/** Embeds on somebody else's page, in a frame and as elements. */
@NeedsTool(Chrome.PROGRAM)
class EmbedIT extends InBrowser {

    private static final String BOSTON = "boston-copley-place";
    private static final int MOST_BYTES = 60_000;

    /** All that a page of another site hears, kept in {@code window.heard}. */
    private static final String LISTENING =
            "<script>heard = []; addEventListener('message', e => heard.push([e.origin, JSON.stringify(e.data)]))</script>";

    @Test
    void aStopInABareSandboxIsLiveAndSaysOnlyItsHeight() {
        var tour = new TestTour(app.base).withStops();
        try (var site = new ForeignSite(
                        LISTENING + frame("/tours/" + tour.slug + "/stops/" + BOSTON, "allow-scripts"));
                var tab = chrome.open()) {
            tab.page.navigate(site.address());
            var frame = tab.page.frameLocator("iframe");
            assertThat(frame.locator("[data-part=badge]")).hasText("Planned");
            tab.page.waitForFunction("() => heard.length > 0");
            tour.say(BOSTON, "arrived", Instant.now()).expect(201);

            assertThat(frame.locator("[data-part=badge]")).hasText("Live now");
            assertThat(frame.locator(".pins [data-status=live][data-next]")).hasCount(1);
            assertThat(frame.locator("[aria-live=polite]")).containsText("Rita Calloway has arrived");
            var content = Math.ceil(frame.locator("main").boundingBox().height);
            @SuppressWarnings("unchecked")
            var heard = (List<List<String>>) tab.page.evaluate("() => heard");
            for (var one : heard) {
                assertEquals("null", one.get(0));
                assertTrue(
                        one.get(1).matches("\\{\"whistlestop\":\"height\",\"message\":\"height\",\"value\":\\d+}"),
                        one.get(1));
            }
            assertTrue(
                    heard.get(heard.size() - 1).get(1).contains("\"value\":" + (int) content + "}"),
                    heard + " " + content);
            assertEquals(List.of(), tab.complaints);
            assertEquals(List.of(), tab.context.cookies());
        }
    }

    @Test
    void aTourInAFrameFollowsAllThatHappens() {
        var tour = new TestTour(app.base).withStops();
        try (var site = new ForeignSite(frame("/tours/" + tour.slug, "allow-scripts"));
                var tab = chrome.open()) {
            tab.page.navigate(site.address());
            var frame = tab.page.frameLocator("iframe");
            var store = frame.locator("[data-part=store]");
            assertThat(store).hasText("Copley Place");
            var before = frame.locator(".route .to-come").getAttribute("d");
            tour.say(BOSTON, "arrived", Instant.now().minusSeconds(10)).expect(201);
            assertThat(frame.locator(".card")).hasAttribute("data-status", "live");
            tour.say(BOSTON, "left", Instant.now()).expect(201);

            assertThat(store).hasText("Natick Mall");
            assertThat(store).hasAttribute("href", "/embed/tours/" + tour.slug + "/stops/natick-natick-mall");
            assertThat(frame.locator("[data-part=progress]")).hasText("1 of 4 stops visited");
            assertEquals(
                    before,
                    frame.locator(".route .to-come").getAttribute("d"),
                    "the way to go begins where the host was");
            tour.say("natick-natick-mall", "arrived", Instant.now()).expect(201);
            assertThat(frame.locator(".card")).hasAttribute("data-status", "live");
            assertNotEquals(before, frame.locator(".route .to-come").getAttribute("d"));
            // A new stop is more than an event can say: the content comes anew.
            tour.addStop(
                    "Lenox Square",
                    "Atlanta",
                    "GA",
                    33.8463,
                    -84.3621,
                    TestTour.at(5),
                    TestTour.at(5).plusHours(2));
            assertThat(frame.locator(".pins a")).hasCount(5);
            assertEquals(List.of(), tab.complaints);
        }
    }

    @Test
    void withScriptsStrippedTheFrameShowsItAll() {
        var tour = new TestTour(app.base).withStops();
        tour.say(BOSTON, "arrived", Instant.now()).expect(201);
        try (var site = new ForeignSite(frame("/tours/" + tour.slug + "/stops/" + BOSTON, ""));
                var tab = chrome.open(Chrome.options().setJavaScriptEnabled(false))) {
            tab.page.navigate(site.address());
            var frame = tab.page.frameLocator("iframe");

            assertThat(frame.locator("h1")).hasText("Copley Place, Boston, MA");
            assertThat(frame.locator("[data-part=badge]")).hasText("Live now");
            assertThat(frame.locator(".map img")).isVisible();
            assertThat(frame.locator(".pins [data-status=live] .dot")).isVisible();
            assertTrue(tab.requests.stream().anyMatch(url -> url.contains("/basemap/")), tab.requests.toString());
            assertTrue(tab.requests.stream().noneMatch(url -> url.endsWith(".js")), tab.requests.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/stops/boston-copley-place"})
    void anEmbedIsAtMost60KilobytesOnTheWire(String stop) {
        try (var tab = chrome.open()) {
            var cdp = tab.context.newCDPSession(tab.page);
            var bytes = new AtomicLong();
            cdp.send("Network.enable");
            cdp.on(
                    "Network.loadingFinished",
                    event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
            tab.page.navigate(app.base + "/embed" + DEMO + stop);
            tab.page.waitForFunction("() => document.querySelector('.map img').naturalWidth > 0");
            Eventually.holds("it is live", Duration.ofSeconds(10), () -> {
                tab.page.waitForTimeout(50);
                return tab.requests.stream().anyMatch(url -> url.contains("/live?"));
            });
            tab.page.waitForTimeout(500);

            System.out.println("MEASURED embed " + stop + ": " + bytes.get() + " bytes in " + tab.requests);
            assertTrue(bytes.get() > 15_000, "counted too little to be true: " + bytes.get());
            assertTrue(bytes.get() <= MOST_BYTES, bytes.get() + " bytes");
            assertEquals(List.of(), tab.complaints);
        }
    }

    @Test
    void aFrameOutOfSightHoldsNoLine() {
        var tour = new TestTour(app.base).withStops();
        var below = "<p style='height:4000px'>A long post</p>";
        try (var site = new ForeignSite(below + frame("/tours/" + tour.slug + "/stops/" + BOSTON, "allow-scripts"));
                var tab = chrome.open()) {
            tab.page.navigate(site.address());
            assertThat(tab.page.frameLocator("iframe").locator("[data-part=badge]"))
                    .hasText("Planned");
            tab.page.waitForTimeout(500);
            assertTrue(tab.requests.stream().noneMatch(url -> url.contains("/live")), tab.requests.toString());
            tour.say(BOSTON, "arrived", Instant.now()).expect(201);
            tab.page.locator("iframe").scrollIntoViewIfNeeded();

            assertThat(tab.page.frameLocator("iframe").locator("[data-part=badge]"))
                    .hasText("Live now");
        }
    }

    @Test
    void anArchiveHoldsNoLineAndGoesOnWorking() {
        var tour = new TestTour(app.base);
        var slug = tour.addStop(
                "Copley Place",
                "Boston",
                "MA",
                42.3474,
                -71.0781,
                TestTour.at(-4),
                TestTour.at(-4).plusHours(3));
        Eventually.holds(
                "the stop is over",
                Duration.ofSeconds(10),
                () -> tour.onMap(slug).get("status").asText().equals("done"));
        var frames = LISTENING
                + frame("/tours/" + tour.slug, "allow-scripts")
                + frame("/tours/" + tour.slug + "/stops/" + slug, "allow-scripts");
        try (var site = new ForeignSite(frames);
                var tab = chrome.open()) {
            tab.page.navigate(site.address());
            for (var number : List.of(0, 1)) {
                var frame = tab.page.frameLocator("iframe >> nth=" + number);
                assertThat(frame.locator(".ended")).containsText("This tour ended on");
                assertThat(frame.locator(".map img")).isVisible();
            }
            tab.page.waitForFunction("() => heard.length > 1");
            tab.page.waitForTimeout(500);

            assertTrue(tab.requests.stream().noneMatch(url -> url.contains("/live")), tab.requests.toString());
            assertEquals(List.of(), tab.complaints);
        }
    }

    @Test
    void theElementsLiveOnAForeignPageThoughLoadedTwice() {
        var tour = new TestTour(app.base).withStops();
        var elements =
                "<style>main { --whistlestop-ink: #400080 }  h1, a, p { color: lime !important; text-transform: uppercase }</style>"
                        + script("") + script(" type=module") + script(" async")
                        + "<whistlestop-stop tour='%1$s' stop='%2$s' theme=light><a href='%3$s/tours/%1$s'>Copley Place</a></whistlestop-stop>"
                                .formatted(tour.slug, BOSTON, app.base)
                        + "<whistlestop-tour tour='%s' map=small></whistlestop-tour>".formatted(tour.slug);
        try (var site = new ForeignSite(elements);
                var tab = chrome.open()) {
            tab.page.navigate(site.address());
            var stop = tab.page.locator("whistlestop-stop");
            assertThat(stop.locator(".embed h1")).hasText("Copley Place, Boston, MA");
            assertThat(tab.page.locator("whistlestop-tour .embed h1")).hasText("A test tour");
            assertThat(stop.locator("h1 a"))
                    .hasAttribute("href", app.base + "/tours/" + tour.slug + "/stops/" + BOSTON);
            assertThat(stop.locator(".eyebrow a")).hasAttribute("href", app.base + "/tours/" + tour.slug);
            assertThat(stop.locator(".embed")).hasCSS("color", "rgb(64, 0, 128)");
            assertThat(stop.locator("h1")).hasCSS("text-transform", "none");
            assertTrue((Boolean)
                    stop.locator(".map img").evaluate("img => img.decode().then(() => img.naturalWidth > 0)"));
            tour.say(BOSTON, "arrived", Instant.now()).expect(201);

            assertThat(stop.locator("[data-part=badge]")).hasText("Live now");
            tab.page.locator("whistlestop-tour").scrollIntoViewIfNeeded();
            assertThat(tab.page.locator("whistlestop-tour .card")).hasAttribute("data-status", "live");
            stop.evaluate("one => { one.setAttribute('stop', 'natick-natick-mall') }");
            assertThat(stop.locator(".embed h1")).hasText("Natick Mall, Natick, MA");
            assertEquals(1, tab.page.locator("whistlestop-stop .embed").count());
            assertEquals(List.of(), tab.complaints);
        }
    }

    /** A page that trusts no text to become HTML, and nobody's script but ours. */
    @Test
    void theElementsLiveUnderAStrictPolicy() {
        var tour = new TestTour(app.base).withStops();
        var policy =
                "default-src 'none'; script-src %1$s; style-src %1$s; img-src %1$s data:; connect-src %1$s; require-trusted-types-for 'script'; trusted-types 'none'"
                        .formatted(app.base);
        var element = script(" async") + "<whistlestop-tour tour='" + tour.slug + "'></whistlestop-tour>";
        try (var site = new ForeignSite(element, Map.of("Content-Security-Policy", policy));
                var tab = chrome.open()) {
            tab.page.navigate(site.address());
            assertThat(tab.page.locator(".embed [data-part=store]")).hasText("Copley Place");
            tour.addStop(
                    "Lenox Square",
                    "Atlanta",
                    "GA",
                    33.8463,
                    -84.3621,
                    TestTour.at(5),
                    TestTour.at(5).plusHours(2));

            assertThat(tab.page.locator(".embed .pins a")).hasCount(5);
            assertEquals(List.of(), tab.complaints);
        }
    }

    @Test
    void anElementThatCannotBeHadLeavesItsOwnContent() {
        var element = script("")
                + "<whistlestop-stop tour=nowhere stop=none><a href='/there'>Our store</a></whistlestop-stop>";
        try (var site = new ForeignSite(element);
                var tab = chrome.open()) {
            tab.page.navigate(site.address());
            Eventually.holds("it says so", Duration.ofSeconds(10), () -> {
                tab.page.waitForTimeout(50);
                return tab.complaints.toString().contains("answers 404");
            });
            assertThat(tab.page.locator("whistlestop-stop a")).isVisible();
        }
    }

    @Test
    void aFrameGrowsWhereTheScriptIsAllowed() {
        var tour = new TestTour(app.base).withStops();
        try (var site = new ForeignSite(frame("/tours/" + tour.slug, "allow-scripts") + script(" async"));
                var tab = chrome.open()) {
            tab.page.navigate(site.address());
            var frame = tab.page.locator("iframe");
            var content = tab.page.frameLocator("iframe").locator("main");
            Eventually.holds("the frame fits", Duration.ofSeconds(10), () -> {
                tab.page.waitForTimeout(50);
                return content.boundingBox() != null
                        && Math.abs(content.boundingBox().height - frame.boundingBox().height) < 2;
            });
        }
    }

    @Test
    void theDeskShowsWhatWillBePastedAndCopiesIt() {
        var options = Chrome.options().setPermissions(List.of("clipboard-read", "clipboard-write"));
        try (var tab = chrome.open(options)) {
            signIn(tab, "Jonas Hale", "/desk");
            tab.page.navigate(app.base + "/desk" + DEMO + "/embeds");
            tab.page.getByLabel("What").selectOption("natick-natick-mall");
            tab.page.getByText("Show it").click();

            assertThat(tab.page.frameLocator(".embeds-preview").locator("h1")).hasText("Natick Mall, Natick, MA");
            tab.page.locator(".snippet button").first().click();
            assertThat(tab.page.locator(".snippet button").first()).containsText("Copied");
            assertEquals(
                    tab.page.getByLabel("As a frame").inputValue(),
                    tab.page.evaluate("() => navigator.clipboard.readText()"));
            assertEquals(List.of(), tab.complaints);
        }
    }

    @Test
    void lightAndDarkFollowTheReaderUnlessThePostDecides() {
        var tour = new TestTour(app.base).withStops();
        var light = "rgb(255, 255, 255)";
        var dark = "rgb(14, 24, 34)";
        for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (var tab = chrome.open(Chrome.options().setColorScheme(colours))) {
                assertEquals(colours == ColorScheme.LIGHT ? light : dark, paper(tab, tour, ""));
                assertEquals(light, paper(tab, tour, "?theme=light"));
                assertEquals(dark, paper(tab, tour, "?theme=dark"));
            }
        }
    }

    private static String paper(Chrome.Tab tab, TestTour tour, String query) {
        tab.page.navigate(app.base + "/embed/tours/" + tour.slug + query);
        return (String) tab.page.evaluate("() => getComputedStyle(document.querySelector('.embed')).backgroundColor");
    }

    @Test
    @NeedsTool({Chrome.PROGRAM, "npm"})
    void axeFindsNothingInTheElementsLightOrDark() {
        var tour = new TestTour(app.base).withStops();
        tour.say(BOSTON, "late", Instant.now()).expect(201);
        var elements = script("")
                + "<whistlestop-stop tour='%1$s' stop='%2$s'></whistlestop-stop><h2>All</h2><whistlestop-tour tour='%1$s' map=small></whistlestop-tour>"
                        .formatted(tour.slug, BOSTON);
        var found = new ArrayList<String>();
        try (var site = new ForeignSite(elements)) {
            for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (var options :
                        List.of(Chrome.phone(colours), Chrome.options().setColorScheme(colours))) {
                    try (var tab = chrome.open(options)) {
                        tab.page.navigate(site.address());
                        assertThat(tab.page.locator(".embed")).hasCount(2);
                        found.addAll(Axe.violations(tab, colours.toString()));
                    }
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/stops/boston-copley-place"})
    @NeedsTool({"npm", "node"})
    void aReaderOfForeignPagesFindsPreviewAndEmbed(String stop) throws IOException {
        NpmTools.install();
        Files.copy(
                Path.of("src/test/npm/unfurl.mjs"),
                Path.of("target/npm/unfurl.mjs"),
                StandardCopyOption.REPLACE_EXISTING);
        var found = Api.JSON.readTree(NpmTools.run(Map.of(), "node", "unfurl.mjs", app.base + DEMO + stop));

        assertEquals("rich", found.at("/oEmbed/type").asText(), found.toString());
        assertTrue(found.at("/oEmbed/html").asText().contains(app.base + "/embed" + DEMO + stop), found.toString());
        assertEquals(
                "Rita Calloway",
                found.at("/author").asText(found.at("/oEmbed/author_name").asText()));
        assertEquals("summary_large_image", found.at("/twitter_card/card").asText());
        var picture = found.at("/open_graph/images/0/url").asText();
        assertTrue(picture.startsWith(app.base + "/p"), found.toString());
        assertFalse(found.at("/open_graph/images/0/alt").asText().isEmpty());
    }

    private static String frame(String page, String sandbox) {
        return "<iframe src='%s/embed%s' sandbox='%s' title='A stop' width=640 height=300 frameborder=0></iframe>"
                .formatted(app.base, page, sandbox);
    }

    private static String script(String how) {
        return "<script src='" + app.base + "/embed.js'" + how + "></script>";
    }
}
