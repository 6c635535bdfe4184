package org.whistlestop.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rometools.modules.georss.GeoRSSUtils;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.gallery.Hung;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestAnnouncement;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FeedTest {

    private static final String BOSTON = "boston-copley-place";
    private static final String NATICK = "natick-natick-mall";
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TestHTTPResource
    String url;

    @Inject
    Hung hung;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(base()).withStops();
    }

    private String base() {
        return url.replaceAll("/$", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom", "rss"})
    void aReaderReadsWhatWasAnnounced(String format) throws FeedException {
        var announcement = announced();
        var feed = read("/feed." + format);

        assertEquals("A test tour", feed.getTitle());
        var entry = entry(feed, announcement.id()).orElseThrow();
        assertTrue(entry.getTitle().startsWith("Natick on "));
        assertTrue(entry.getLink().endsWith("/tours/" + tour.slug + "/stops/" + NATICK));
        assertEquals(
                "<p>Tom &amp; Jerry &lt;b&gt;are&lt;/b&gt; at Natick Mall.</p><p>What should I ask them? Rita Calloway</p>",
                html(entry));
        assertEquals("Jonas Hale", entry.getAuthor());
        assertEquals(
                "Jonas Hale",
                entry(read(stop(NATICK, format)), announcement.id())
                        .orElseThrow()
                        .getAuthor());
        assertTrue(entry(read(stop(BOSTON, format)), announcement.id()).isEmpty());
    }

    @Test
    void theJsonFeedSaysTheSame() {
        var announcement = announced();
        var feed = get("/feed.json").json();

        assertEquals("https://jsonfeed.org/version/1.1", feed.get("version").asText());
        assertEquals("urn:uuid:" + announcement.id(), feed.at("/items/0/id").asText());
        assertEquals("Jonas Hale", feed.at("/items/0/authors/0/name").asText());
        assertFalse(feed.at("/items/0/content_html").asText().contains("<b>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom", "rss"})
    void aCheckInStandsUnderTheNameOfWhoIsThere(String format) throws FeedException {
        var id = UUID.randomUUID();
        var body = tour.checkIn(BOSTON, "arrived", Instant.now());
        body.put("note", "By the <fountain> & the door");
        tour.host.put("/api/check-ins/" + id, body).expect(201);

        var entry = entry(read("/feed." + format), id).orElseThrow();
        assertEquals("Rita Calloway arrived at Copley Place, Boston, MA", entry.getTitle());
        assertEquals("Rita Calloway", entry.getAuthor());
        assertTrue(html(entry).contains("<p>By the &lt;fountain&gt; &amp; the door</p>"), html(entry));
        var place = GeoRSSUtils.getGeoRSS(entry).getPosition();
        assertEquals(42.3474, place.getLatitude(), 1e-9);
        assertEquals(-71.0781, place.getLongitude(), 1e-9);
        assertTrue(entry(read(stop(BOSTON, format)), id).isPresent());

        tour.host
                .put(
                        "/api/check-ins/" + id + "/note",
                        Map.of(
                                "note",
                                "At the door",
                                "happenedAt",
                                Instant.now().toString()))
                .expect(200);
        var mended = entry(read("/feed." + format), id).orElseThrow();
        assertTrue(html(mended).contains("<p>At the door</p>"), html(mended));
        assertEquals(entry.getPublishedDate(), mended.getPublishedDate());
    }

    @Test
    void whatIsTakenBackIsInNoFeed() throws FeedException {
        var id = UUID.randomUUID();
        tour.host
                .put("/api/check-ins/" + id, tour.checkIn(BOSTON, "arrived", Instant.now()))
                .expect(201);
        var undo = tour.checkIn(BOSTON, "withdrawn", Instant.now());
        undo.put("withdraws", id.toString());
        tour.host.put("/api/check-ins/" + UUID.randomUUID(), undo).expect(201);

        assertEquals(4, read("/feed.atom").getEntries().size());
    }

    @Test
    void aPhotoIsEnclosedWithWhatItShows() throws FeedException {
        var id = hung.photo(tour.slug, BOSTON, NOON, "A \"cup\"", "Coffee & twelve", "Ana");

        var rss = entry(read("/feed.rss"), id).orElseThrow();
        assertEquals("image/jpeg", rss.getEnclosures().get(0).getType());
        assertEquals(128_000, rss.getEnclosures().get(0).getLength());
        assertTrue(html(rss).contains("alt=\"A &quot;cup&quot;\""), html(rss));
        var atom = entry(read("/feed.atom"), id).orElseThrow();
        assertEquals("Ana", atom.getAuthor());
        assertEquals(NOON, atom.getPublishedDate().toInstant());
        var json = get("/stops/" + BOSTON + "/feed.json").json();
        var item = item(json, id);
        assertEquals("A \"cup\"", item.at("/attachments/0/title").asText());
        assertEquals(item.get("image").asText(), item.at("/attachments/0/url").asText());
        assertTrue(item.get("image").asText().startsWith("http"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom", "rss"})
    void aSlipIsAnUpdateOfTheSameEntry(String format) throws FeedException {
        var before = entry(read("/feed." + format), natick()).orElseThrow();
        slip(90);
        var after = entry(read("/feed." + format), natick()).orElseThrow();

        assertTrue(before.getTitle().contains("11:00 AM"), before.getTitle());
        assertTrue(after.getTitle().contains("12:30 PM"), after.getTitle());
        assertTrue(html(after).contains("Before, it was to start on"), html(after));
        assertEquals(before.getPublishedDate(), after.getPublishedDate());
        assertEquals("Rita Calloway", after.getAuthor());
    }

    @Test
    void aSlipIsNewerThanWhatItChanges() {
        var before = item(get("/feed.json").json(), natick());
        slip(30);
        var after = item(get("/feed.json").json(), natick());

        assertEquals(before.get("date_published"), after.get("date_published"));
        assertTrue(instant(after, "date_modified").isAfter(instant(before, "date_modified")));
        assertEquals(natickItemIsFirst(), true);
    }

    private boolean natickItemIsFirst() {
        return get("/feed.json").json().at("/items/0/id").asText().equals("urn:uuid:" + natick());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed.atom", "/feed.rss", "/feed.json"})
    void aCancelledStopStaysAndSaysSo(String path) {
        tour.pr
                .put(tour.api("/stops/" + NATICK + "/cancellation"), Map.of("reason", "Flooded <again>"))
                .expect(200);
        for (var text : List.of(get(path).text(), get("/stops/" + NATICK + path).text())) {
            assertTrue(text.contains("Cancelled: Natick Mall, Natick, MA"), text);
            assertTrue(text.contains("Flooded"), text);
            assertTrue(text.contains("lt;again"), text);
        }
    }

    @Test
    void noWordsAboutAStopAreAnUpdateOfItsPlan() {
        tour.say(BOSTON, "arrived", Instant.now()).expect(201);
        var before = item(get("/feed.json").json(), boston()).get("date_modified");
        tour.host
                .put(
                        "/api/streams/" + UUID.randomUUID(),
                        Map.of(
                                "tour",
                                tour.slug,
                                "stop",
                                BOSTON,
                                "url",
                                "https://video.example.com/live",
                                "happenedAt",
                                Instant.now().toString()))
                .expect(201);
        assertEquals(before, item(get("/feed.json").json(), boston()).get("date_modified"));
    }

    @Test
    void aHiddenStopIsInNoFeed() {
        var hidden = TestTour.stop(
                "Secret Store",
                "Salem",
                "MA",
                42.5,
                -70.9,
                TestTour.at(5),
                TestTour.at(5).plusHours(2));
        hidden.put("revealAt", Instant.now().plus(Duration.ofDays(2)).toString());
        var made = tour.pr.post(tour.api("/stops"), hidden).expect(201).json();
        var slug = made.get("slug").asText();

        for (var format : List.of("atom", "rss", "json")) {
            assertFalse(get("/feed." + format).text().contains("Secret"));
            tour.nobody.get(stopPath(slug) + "/feed." + format).expect(404);
        }
        tour.pr.delete(tour.api("/stops/" + slug + "/embargo"));
    }

    @Test
    void aDelayedCheckInIsInNoFeedBeforeItsTime() {
        tour = new TestTour(base(), Map.of("publicAfterLeaving", true)).withStops();
        tour.say(BOSTON, "arrived", Instant.now().minusSeconds(60)).expect(201);
        assertFalse(get("/feed.atom").text().contains("arrived"));
        assertFalse(get("/stops/" + BOSTON + "/feed.atom").text().contains("arrived"));

        tour.say(BOSTON, "left", Instant.now()).expect(201);
        assertTrue(get("/feed.atom").text().contains("arrived at Copley Place"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed.atom", "/feed.rss", "/feed.json", "/stops/" + NATICK + "/feed.atom"})
    void whoAsksAgainIsToldWhenNothingHasChanged(String path) {
        var first = get(path);
        var etag = first.header("ETag");
        var changed = first.header("Last-Modified");

        assertEquals(changed, ask(path, "If-None-Match", etag).expect(304).header("Last-Modified"));
        ask(path, "If-None-Match", "\"other\", " + etag.substring(2)).expect(304);
        ask(path, "If-None-Match", "W/\"other\"").expect(200);
        ask(path, "If-Modified-Since", changed).expect(304);
        ask(path, "If-Modified-Since", "yesterday").expect(200);
        ask(path, "If-None-Match", "W/\"other\"", "If-Modified-Since", changed).expect(200);

        slip(15);
        ask(path, "If-None-Match", etag).expect(200);
        assertNotEquals(
                changed, ask(path, "If-Modified-Since", changed).expect(200).header("Last-Modified"));
    }

    @Test
    void aFeedFollowsItsStopToAnotherStore() {
        var other = Map.of(
                "store", "Prudential", "city", "Boston", "region", "MA", "latitude", 42.3471, "longitude", -71.0825);
        tour.pr.put(tour.api("/stops/" + BOSTON + "/store"), other).expect(200);

        var moved = tour.nobody.get(stopPath(BOSTON) + "/feed.rss").expect(301);
        assertTrue(moved.header("Location").endsWith(stopPath("boston-prudential") + "/feed.rss"));
        tour.nobody.get("/tours/nowhere/feed.atom").expect(404);
        tour.nobody.get(stopPath("nowhere") + "/feed.atom").expect(404);
        tour.nobody.get("/tours/" + tour.slug + "/feed.xml").expect(404);
    }

    @Test
    void theStopsPageSaysWhoAnnouncedWhat() {
        announced();
        var page = tour.nobody.get(stopPath(NATICK)).expect(200).text();

        assertTrue(page.contains("<p>Tom &amp; Jerry &lt;b&gt;are&lt;/b&gt; at Natick Mall.</p>"));
        assertTrue(page.contains("<span class=\"p-author h-card\">Jonas Hale</span>"));
    }

    private TestAnnouncement announced() {
        var announcement = TestAnnouncement.draft(tour, NATICK);
        var body = announcement.body(NATICK);
        body.put("text", "Tom & Jerry <b>are</b> at {store}.\n\nWhat should I ask them? {host}");
        body.put("when", Map.of("anchor", "approval", "offsetMinutes", 0));
        tour.pr.put(announcement.path, body).expect(200);
        announcement.approved();
        Eventually.holds(
                "it is out",
                Duration.ofSeconds(10),
                () -> announcement.read().at("/deliveries/0/state").asText().equals("sent"));
        return announcement;
    }

    private void slip(int minutes) {
        tour.pr
                .put(
                        tour.api("/slips/" + UUID.randomUUID()),
                        Map.of("stop", NATICK, "minutes", minutes, "scope", "stop"))
                .expect(200);
    }

    private String natick() {
        return idOf(NATICK);
    }

    private String boston() {
        return idOf(BOSTON);
    }

    private String idOf(String stop) {
        return tour.pr
                .get(tour.api("/stops/" + stop))
                .expect(200)
                .json()
                .get("id")
                .asText();
    }

    private String stopPath(String stop) {
        return "/tours/" + tour.slug + "/stops/" + stop;
    }

    private static String stop(String stop, String format) {
        return "/stops/" + stop + "/feed." + format;
    }

    private Api.Answer get(String below) {
        return ask(below).expect(200);
    }

    private Api.Answer ask(String below, String... headers) {
        return tour.nobody.get("/tours/" + tour.slug + below, headers);
    }

    private SyndFeed read(String below) throws FeedException {
        return new SyndFeedInput().build(new StringReader(get(below).text()));
    }

    private static Optional<SyndEntry> entry(SyndFeed feed, Object id) {
        return feed.getEntries().stream()
                .filter(entry -> entry.getUri().equals("urn:uuid:" + id))
                .findFirst();
    }

    private static com.fasterxml.jackson.databind.JsonNode item(
            com.fasterxml.jackson.databind.JsonNode feed, Object id) {
        for (var item : feed.get("items")) {
            if (item.get("id").asText().equals("urn:uuid:" + id)) {
                return item;
            }
        }
        throw new AssertionError("Not in the feed: " + id);
    }

    private static Instant instant(com.fasterxml.jackson.databind.JsonNode item, String field) {
        return Instant.parse(item.get(field).asText());
    }

    private static String html(SyndEntry entry) {
        return entry.getDescription() != null
                ? entry.getDescription().getValue()
                : entry.getContents().get(0).getValue();
    }
}
