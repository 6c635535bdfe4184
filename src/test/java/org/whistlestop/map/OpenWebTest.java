package org.whistlestop.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.NpmTools;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** What programs of the open web read in our pages. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OpenWebTest {

    private static final String SCHEMA = "https://schema.org/";
    private static final String BOSTON = "boston-copley-place";
    private static final String NATICK = "natick-natick-mall";

    @TestHTTPResource
    String url;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
    }

    @Test
    @NeedsTool("npm")
    void aStopIsAnEventOfSchemaOrg() {
        var event = expanded(path(NATICK));

        assertEquals(SCHEMA + "Event", event.at("/@type/0").asText());
        assertEquals("A test tour: Natick Mall, Natick, MA", text(event, "name"));
        assertEquals(SCHEMA + "EventScheduled", text(event, "eventStatus"));
        assertEquals(
                start(NATICK), OffsetDateTime.parse(text(event, "startDate")).toInstant());
        var place = only(event, "location");
        assertEquals("Natick", text(only(place, "address"), "addressLocality"));
        assertEquals(42.301, only(only(place, "geo"), "latitude").get("@value").asDouble(), 1e-9);
        for (var role : new String[] {"organizer", "performer"}) {
            assertEquals("Rita Calloway", text(only(event, role), "name"));
        }
        assertTrue(text(event, "image").startsWith("http"));
    }

    @Test
    @NeedsTool("npm")
    void aSlippedStopSaysWhenItWasToStartBefore() {
        var before = start(NATICK);
        slip(NATICK, 45);
        var event = expanded(path(NATICK));

        assertEquals(SCHEMA + "EventRescheduled", text(event, "eventStatus"));
        assertEquals(
                before, OffsetDateTime.parse(text(event, "previousStartDate")).toInstant());
        assertEquals(
                before.plus(Duration.ofMinutes(45)),
                OffsetDateTime.parse(text(event, "startDate")).toInstant());

        cancel(NATICK);
        assertEquals(SCHEMA + "EventCancelled", text(expanded(path(NATICK)), "eventStatus"));
    }

    @Test
    @NeedsTool("npm")
    void aTourIsASeriesOfEvents() {
        cancel(NATICK);
        var series = expanded("/tours/" + tour.slug);

        assertEquals(SCHEMA + "EventSeries", series.at("/@type/0").asText());
        var stops = series.get(SCHEMA + "subEvent");
        assertEquals(4, stops.size());
        assertEquals(SCHEMA + "EventCancelled", text(stops.get(1), "eventStatus"));
    }

    @Test
    @NeedsTool("npm")
    void theJudgeOfSchemaOrgFindsWhatIsWrong() {
        var sound = jsonLd(path(NATICK));
        var unknown = sound.replaceFirst("\"startDate\"", "\"beginsAt\"");
        assertThrows(AssertionError.class, () -> NpmTools.judge("read-json-ld.mjs", unknown));
    }

    @Test
    @NeedsTool("npm")
    void aStopIsAMicroformatsEvent() {
        tour.say(BOSTON, "arrived", Instant.now().minusSeconds(5)).expect(201);
        var event = microformats(path(BOSTON)).at("/items/0");

        assertEquals("h-event", event.at("/type/0").asText());
        assertEquals("Copley Place, Boston, MA", event.at("/properties/name/0").asText());
        assertEquals(
                start(BOSTON), Instant.parse(event.at("/properties/start/0").asText()));
        assertTrue(event.at("/properties/url/0").asText().endsWith(path(BOSTON)));
        assertEquals("CONFIRMED", event.at("/properties/status/0").asText());
        assertEquals(
                "Rita Calloway",
                event.at("/properties/organizer/0/properties/name/0").asText());
        var place = event.at("/properties/location/0");
        assertEquals("h-card", place.at("/type/0").asText());
        assertEquals("Copley Place", place.at("/properties/name/0").asText());
        assertEquals(
                "Boston", place.at("/properties/adr/0/properties/locality/0").asText());
        assertEquals("42.3474", place.at("/properties/latitude/0").asText());

        var said = child(event, "h-entry");
        assertEquals("Rita Calloway arrived", said.at("/properties/name/0").asText());
        assertEquals(
                "Rita Calloway",
                said.at("/properties/author/0/properties/name/0").asText());
        assertTrue(said.at("/properties/url/0").asText().contains("#said-"));
        assertFalse(said.at("/properties/published/0").asText().isEmpty());
    }

    @Test
    void bothPagesLeadToFeedsAndCalendars() {
        for (var path : new String[] {"/tours/" + tour.slug, path(NATICK)}) {
            var page = Jsoup.parse(tour.nobody.get(path).expect(200).text(), url);
            for (var type : new String[] {"atom+xml", "rss+xml", "feed+json"}) {
                var link =
                        page.selectFirst("link[rel=alternate][type=application/" + type + "][href^=" + path + "/feed]");
                tour.nobody.get(link.attr("href")).expect(200);
            }
            var subscribe = page.selectFirst("a[href^=webcal:]").attr("href");
            assertTrue(subscribe.endsWith(path + "/calendar.ics"), subscribe);
            tour.nobody.get(page.selectFirst("a[download]").attr("href")).expect(200);
        }
    }

    @Test
    void aStopGoesIntoCalendarsOnTheWebWithItsOwnTime() {
        var page = Jsoup.parse(tour.nobody.get(path(NATICK)).expect(200).text(), url);
        var google = page.selectFirst("a[href^=https://calendar.google.com]").attr("href");
        assertTrue(google.contains("&ctz=America%2FNew_York&"), google);
        assertTrue(google.matches(".*&dates=\\d{8}T110000/\\d{8}T150000&.*"), google);
        assertTrue(page.selectFirst("a[href^=https://outlook.live.com]")
                .attr("href")
                .contains("startdt="));
    }

    @Test
    void theSitemapListsWhatThePublicMayFind() {
        tour.addHiddenStop();

        var robots = tour.nobody.get("/robots.txt").expect(200).text();
        var address = robots.replaceAll("(?s).*Sitemap: (\\S+)\\s*$", "$1");
        assertTrue(address.endsWith("/sitemap.xml"), robots);
        assertTrue(robots.contains("Disallow: /desk"), robots);
        var sitemap = Jsoup.parse(tour.nobody.get("/sitemap.xml").expect(200).text(), "", Parser.xmlParser());
        var pages = sitemap.select("url > loc").eachText();
        assertTrue(pages.stream().anyMatch(page -> page.endsWith("/tours/" + tour.slug)));
        assertTrue(pages.stream().anyMatch(page -> page.endsWith(path(NATICK))));
        assertFalse(pages.stream().anyMatch(page -> page.contains(tour.slug) && page.contains("secret")));
        for (var time : sitemap.select("url > lastmod").eachText()) {
            Instant.parse(time);
        }
        assertEquals(pages.size(), sitemap.select("url > lastmod").size());
    }

    private String path(String stop) {
        return "/tours/" + tour.slug + "/stops/" + stop;
    }

    private Instant start(String stop) {
        return Instant.parse(tour.onMap(stop).get("starts").asText());
    }

    private void slip(String stop, int minutes) {
        tour.pr
                .put(tour.api("/slips/" + UUID.randomUUID()), Map.of("stop", stop, "minutes", minutes, "scope", "stop"))
                .expect(200);
    }

    private void cancel(String stop) {
        tour.pr
                .put(tour.api("/stops/" + stop + "/cancellation"), Map.of("reason", "Flooded"))
                .expect(200);
    }

    private String jsonLd(String path) {
        return Jsoup.parse(tour.nobody.get(path).expect(200).text())
                .selectFirst("script[type=application/ld+json]")
                .data();
    }

    private JsonNode expanded(String path) {
        return json(NpmTools.judge("read-json-ld.mjs", jsonLd(path))).get(0);
    }

    private JsonNode microformats(String path) {
        return json(NpmTools.judge(
                "read-microformats.mjs", tour.nobody.get(path).expect(200).text()));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static JsonNode only(JsonNode thing, String property) {
        var values = thing.get(SCHEMA + property);
        assertEquals(1, values.size(), property);
        return values.get(0);
    }

    /** A text, or an address. */
    private static String text(JsonNode thing, String property) {
        var value = only(thing, property);
        return value.has("@id")
                ? value.get("@id").asText()
                : value.get("@value").asText();
    }

    private static JsonNode child(JsonNode item, String type) {
        for (var child : item.get("children")) {
            if (child.at("/type/0").asText().equals(type)) {
                return child;
            }
        }
        throw new AssertionError("No " + type + " in " + item);
    }
}
