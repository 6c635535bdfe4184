package org.whistlestop.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StreamTest {

    private static final String BOSTON = "boston-copley-place";
    private static final String LIVE = "https://video.example.com/rita?a=1&b=2";

    @TestHTTPResource
    String url;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = tour(Map.of());
    }

    @Test
    void theAddressOfALiveStopIsOnTheMapAndOnItsPages() {
        tour.say(BOSTON, "arrived", now.minusSeconds(60)).expect(201);
        var number = tour.number();
        var said = stream(LIVE, now).expect(201).json();

        assertEquals(LIVE, said.get("url").asText());
        assertEquals("Rita Calloway", said.at("/by/name").asText());
        assertEquals(LIVE, onMap());
        assertEquals(number + 1, tour.number());
        var link = "rel=\"noopener noreferrer nofollow external\" href=\"https://video.example.com/rita?a=1&amp;b=2\">"
                + "Watch live on video.example.com</a>";
        assertTrue(page("/stops/" + BOSTON).contains(link), page("/stops/" + BOSTON));
        assertTrue(page("").contains(link), page(""));
        assertEquals(3, page("").split("Watch live on video.example.com", -1).length, "in the hero and in the list");
    }

    @Test
    void beforeTheHostHasArrivedAndAfterLeavingNobodySeesIt() {
        var number = tour.number();
        stream(LIVE, now.minusSeconds(60)).expect(201);
        assertNull(onMap());
        assertEquals(number, tour.number());

        tour.say(BOSTON, "arrived", now.minusSeconds(30)).expect(201);
        assertEquals(LIVE, onMap());

        tour.say(BOSTON, "left", now).expect(201);
        assertNull(onMap());
        assertFalse(page("/stops/" + BOSTON).contains("video.example.com"));
        assertFalse(page("").contains("video.example.com"));
    }

    @Test
    void aTourThatTellsLaterShowsItNoSooner() {
        for (var settings :
                List.<Map<String, Object>>of(Map.of("publicDelayMinutes", 30), Map.of("publicAfterLeaving", true))) {
            tour = tour(settings);
            tour.say(BOSTON, "arrived", now).expect(201);
            var number = tour.number();
            stream(LIVE, now).expect(201);

            assertNull(onMap());
            assertEquals(number, tour.number());
            assertFalse(page("/stops/" + BOSTON).contains("video.example.com"));
        }
    }

    @Test
    void theNewestWordCountsInWhateverOrderTheyCome() {
        tour.say(BOSTON, "arrived", now.minusSeconds(600)).expect(201);
        stream("https://video.example.com/second", now.minusSeconds(60)).expect(201);
        var number = tour.number();
        stream("https://video.example.com/first", now.minusSeconds(120)).expect(201);
        assertEquals("https://video.example.com/second", onMap());
        assertEquals(number, tour.number(), "nothing public has changed");

        stream(null, now).expect(201);
        assertNull(onMap());
        assertEquals(number + 1, tour.number());
    }

    @Test
    void aPhoneClockThatRunsAheadCountsAsNow() {
        tour.say(BOSTON, "arrived", now.minusSeconds(600)).expect(201);
        stream(LIVE, now.plusSeconds(7_200)).expect(201);
        stream(null, Instant.now().plusSeconds(60)).expect(201);
        assertNull(onMap());
    }

    @Test
    void aRepeatChangesNothingAndOtherContentIsRefused() {
        tour.say(BOSTON, "arrived", now.minusSeconds(60)).expect(201);
        var path = "/api/streams/" + UUID.randomUUID();
        var first = tour.host.put(path, body(LIVE, now)).expect(201).json();
        var number = tour.number();

        assertEquals(first, tour.host.put(path, body(LIVE, now)).expect(200).json());
        tour.host.put(path, body("https://video.example.com/other", now)).expect(422);
        tour.host.put(path, body(null, now)).expect(422);
        tour.host.put(path, body(LIVE, now.minusSeconds(1))).expect(422);
        assertEquals(number, tour.number());
        assertEquals(LIVE, onMap());
    }

    @Test
    void fortyEightParallelPutsOfOneIdGiveOne201() throws Exception {
        tour.say(BOSTON, "arrived", now.minusSeconds(60)).expect(201);
        var path = "/api/streams/" + UUID.randomUUID();
        var number = tour.number();
        var pool = Executors.newFixedThreadPool(48);
        Callable<Integer> put = () -> tour.host.put(path, body(LIVE, now)).status();
        var statuses = pool.invokeAll(Collections.nCopies(48, put)).stream()
                .map(StreamTest::get)
                .sorted()
                .toList();
        pool.shutdown();

        assertEquals(Collections.nCopies(47, 200), statuses.subList(0, 47));
        assertEquals(201, statuses.get(47));
        assertEquals(number + 1, tour.number());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://video.example.com/",
                "javascript:alert(1)",
                "https://rita:secret@video.example.com/",
                "https://192.168.0.7/",
                "https://localhost/",
                "https://camera/",
                "https://maps.example.com/@42.3474,-71.0781",
                "https://maps.example.com/?q=42.3474%2C-71.0781"
            })
    void whatIsNoPublicAddressIsRefused(String address) {
        stream(address, now).expect(422);
    }

    @Test
    void fiveHundredLettersAreEnough() {
        var start = "https://video.example.com/";
        stream(start + "x".repeat(500 - start.length()), now).expect(201);
        stream(start + "x".repeat(501 - start.length()), now).expect(422);
        stream("https://video.example.com/\u202ereversed", now).expect(422);
    }

    @Test
    void theHostStreamsAndAModeratorMayEndIt() {
        tour.say(BOSTON, "arrived", now.minusSeconds(60)).expect(201);
        var path = "/api/streams/" + UUID.randomUUID();
        tour.nobody.put(path, body(LIVE, now)).expect(401);
        tour.stranger.put(path, body(LIVE, now)).expect(404);
        for (var other : List.of(tour.pr, tour.moderator, tour.admin, tour.approver, tour.setup)) {
            other.put(path, body(LIVE, now)).expect(403);
        }
        stream(LIVE, now).expect(201);
        tour.approver.put(path, body(null, now.plusSeconds(1))).expect(403);
        assertEquals(LIVE, onMap());

        tour.moderator.put(path, body(null, now.plusSeconds(1))).expect(201);
        assertNull(onMap());
    }

    @Test
    void staffReadsItBeforeThePublicDoes() {
        var path = tour.api("/stops/" + BOSTON + "/stream");
        tour.moderator.get(path).expect(404);
        stream(LIVE, now).expect(201);
        assertEquals(
                LIVE, tour.moderator.get(path).expect(200).json().get("url").asText());
        tour.stranger.get(path).expect(404);
        tour.nobody.get(path).expect(401);
    }

    @Test
    void theDeskShowsItAndEndsIt() {
        tour.say(BOSTON, "arrived", now.minusSeconds(60)).expect(201);
        stream(LIVE, now).expect(201);
        var desk = "/desk/tours/" + tour.slug + "/stops/" + BOSTON;
        assertTrue(Browser.of(tour.approver).get(desk).body().contains("Everybody sees it now."));
        assertFalse(Browser.of(tour.approver).get(desk).body().contains("Take the address away"));
        assertEquals(
                403,
                Browser.of(tour.approver).post(desk + "/stream-end", Map.of()).statusCode());
        assertEquals(LIVE, onMap());

        var moderator = Browser.of(tour.moderator);
        assertTrue(moderator.get(desk).body().contains("Take the address away"));
        assertEquals(303, moderator.post(desk + "/stream-end", Map.of()).statusCode());
        assertNull(onMap());
        assertFalse(moderator.get(desk).body().contains("video.example.com"));
    }

    @Test
    void theReceiptOfTheArrivalSaysWhetherFansCanWatch() {
        tour = tour(Map.of("publicDelayMinutes", 30));
        var late = arrive();
        stream(LIVE, now).expect(201);
        assertEquals("waiting", row(late).get("state").asText());

        tour = tour(Map.of());
        var arrived = arrive();
        assertNull(row(arrived));
        stream(LIVE, now).expect(201);
        assertEquals("done", row(arrived).get("state").asText());
        assertEquals(
                "Fans can watch live on video.example.com.",
                row(arrived).get("words").asText());

        tour.say(BOSTON, "left", Instant.now()).expect(201);
        assertEquals("none", row(arrived).get("state").asText());
        stream(null, Instant.now()).expect(201);
        assertTrue(row(arrived).get("words").asText().startsWith("The stream ended at "));
    }

    @Test
    void theLogOfWhoDidWhatHoldsNoAddress() {
        stream(LIVE, now).expect(201);
        var audit = tour.admin.get(tour.api("/audit")).expect(200).text();
        assertTrue(audit.contains("named the stream of"));
        assertFalse(audit.contains("video.example.com"));
    }

    private TestTour tour(Map<String, Object> settings) {
        return new TestTour(url.replaceAll("/$", ""), settings).withStops();
    }

    private String arrive() {
        return tour.say(BOSTON, "arrived", now.minusSeconds(60))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    private Api.Answer stream(String address, Instant happenedAt) {
        return tour.host.put("/api/streams/" + UUID.randomUUID(), body(address, happenedAt));
    }

    private Map<String, Object> body(String address, Instant happenedAt) {
        var body = new LinkedHashMap<String, Object>(
                Map.of("tour", tour.slug, "stop", BOSTON, "happenedAt", happenedAt.toString()));
        body.put("url", address);
        return body;
    }

    private String onMap() {
        var stream = tour.onMap(BOSTON).get("stream");
        return stream == null ? null : stream.asText();
    }

    private String page(String path) {
        return Browser.signedOut(tour.nobody.base())
                .get("/tours/" + tour.slug + path)
                .body();
    }

    private JsonNode row(String checkIn) {
        for (var row : tour.host
                .get("/api/check-ins/" + checkIn + "/receipt")
                .expect(200)
                .json()
                .get("rows")) {
            if (row.get("name").asText().equals("stream")) {
                return row;
            }
        }
        return null;
    }

    private static int get(Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
