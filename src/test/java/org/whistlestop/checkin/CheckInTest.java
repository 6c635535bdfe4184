package org.whistlestop.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CheckInTest {

    private static final String BOSTON = "boston-copley-place";

    @TestHTTPResource
    String base;

    private TestTour tour;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @BeforeEach
    void makeTour() {
        tour = new TestTour(base.replaceAll("/$", "")).withStops();
    }

    @Test
    void arrivingMakesTheStopLive() {
        var answer = tour.say(BOSTON, "arrived", now).expect(201).json();

        assertEquals("live", answer.get("status").asText());
        assertEquals(now, Instant.parse(answer.get("happenedAt").asText()));
        assertNotNull(answer.get("receivedAt").asText());
        assertEquals("live", tour.onMap(BOSTON).get("status").asText());
        assertEquals(now, Instant.parse(tour.onMap(BOSTON).get("arrivedAt").asText()));
    }

    @Test
    void runningLateTellsWhenTheHostIsExpected() {
        tour.say("natick-natick-mall", "late", now).expect(201);

        var stop = tour.onMap("natick-natick-mall");
        assertEquals("late", stop.get("status").asText());
        var starts = Instant.parse(stop.get("starts").asText());
        assertEquals(
                starts.plus(30, ChronoUnit.MINUTES),
                Instant.parse(stop.get("expectedAt").asText()));
        assertEquals(
                "planned", tour.onMap("troy-somerset-collection").get("status").asText());
    }

    @Test
    void leavingMakesTheStopDone() {
        tour.say(BOSTON, "arrived", now.minusSeconds(600)).expect(201);
        tour.say(BOSTON, "left", now).expect(201);

        assertEquals("done", tour.onMap(BOSTON).get("status").asText());
    }

    @Test
    void leftWithoutArrivedIsDone() {
        tour.say(BOSTON, "left", now).expect(201);

        assertEquals("done", tour.onMap(BOSTON).get("status").asText());
    }

    @Test
    void aLateArrivalOfAnEarlierWordChangesNothing() {
        tour.say(BOSTON, "left", now).expect(201);
        tour.say(BOSTON, "arrived", now.minusSeconds(3_000)).expect(201);

        assertEquals("done", tour.onMap(BOSTON).get("status").asText());
    }

    @Test
    void withdrawingTakesTheCheckInBack() {
        var arrived =
                tour.say(BOSTON, "arrived", now.minusSeconds(5)).expect(201).json();
        withdraw(arrived.get("id").asText()).expect(201);

        assertEquals("planned", tour.onMap(BOSTON).get("status").asText());
    }

    @Test
    void aWithdrawalMayOvertakeWhatItWithdraws() {
        var id = UUID.randomUUID();
        withdraw(id.toString()).expect(201);
        tour.host
                .put("/api/check-ins/" + id, tour.checkIn(BOSTON, "arrived", now.minusSeconds(5)))
                .expect(201);

        assertEquals("planned", tour.onMap(BOSTON).get("status").asText());
    }

    @Test
    void aRepeatedCheckInChangesNothing() {
        var path = "/api/check-ins/" + UUID.randomUUID();
        var body = tour.checkIn(BOSTON, "arrived", now);
        body.put("note", "By the fountain");
        var first = tour.host.put(path, body).expect(201).json();
        var number = tour.number();

        assertEquals(first, tour.host.put(path, body).expect(200).json());
        assertEquals(number, tour.number());
    }

    @Test
    void fortyEightParallelPutsOfOneIdGiveOne201() throws Exception {
        var path = "/api/check-ins/" + UUID.randomUUID();
        var body = tour.checkIn(BOSTON, "arrived", now);
        var number = tour.number();
        var pool = Executors.newFixedThreadPool(48);
        Callable<Integer> put = () -> tour.host.put(path, body).status();
        var statuses = pool.invokeAll(Collections.nCopies(48, put)).stream()
                .map(CheckInTest::get)
                .sorted()
                .toList();
        pool.shutdown();

        assertEquals(Collections.nCopies(47, 200), statuses.subList(0, 47));
        assertEquals(201, statuses.get(47));
        assertEquals(number + 1, tour.number());
    }

    @Test
    void anotherContentUnderTheSameIdIsRefused() {
        var path = "/api/check-ins/" + UUID.randomUUID();
        tour.host.put(path, tour.checkIn(BOSTON, "arrived", now)).expect(201);

        tour.host.put(path, tour.checkIn(BOSTON, "left", now)).expect(422);
        tour.host.put(path, tour.checkIn("natick-natick-mall", "arrived", now)).expect(422);
        assertEquals("live", tour.onMap(BOSTON).get("status").asText());
    }

    @Test
    void aPhoneClockThatRunsAheadCountsAsNow() {
        tour.say(BOSTON, "arrived", now.plusSeconds(7_200)).expect(201);
        tour.say(BOSTON, "left", now.plusSeconds(60)).expect(201);

        assertEquals("done", tour.onMap(BOSTON).get("status").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"latitude", "lat", "lon", "coords", "position", "geometry", "accuracy"})
    void anyCoordinateIsRefused(String field) {
        var body = tour.checkIn(BOSTON, "arrived", now);
        body.put(field, 42.3474);

        var problem = tour.host.put("/api/check-ins/" + UUID.randomUUID(), body).expect(422);
        assertEquals("application/problem+json", problem.header("Content-Type"));
        assertTrue(problem.text().contains(field), problem.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"I am at 42.3474, -71.0781", "geo:42.3474,-71.0781", "42.34741 N, 71.07812 W"})
    void coordinatesInANoteAreRefused(String note) {
        var body = tour.checkIn(BOSTON, "arrived", now);
        body.put("note", note);

        tour.host.put("/api/check-ins/" + UUID.randomUUID(), body).expect(422);
    }

    @Test
    void impossibleCheckInsGetAProblemEach() {
        for (var change : List.<Map<String, Object>>of(
                Map.of("kind", "dancing"),
                Map.of("kind", "late"),
                Map.of("minutes", 15),
                Map.of("kind", "late", "minutes", 0),
                Map.of("kind", "late", "minutes", 1.5),
                Map.of("kind", "withdrawn"),
                Map.of("happenedAt", "yesterday"),
                Map.of("happenedAt", "+999999999-01-01T00:00:00Z"),
                Map.of("note", "x".repeat(501)),
                Map.of("seen", -1))) {
            var body = tour.checkIn(BOSTON, "arrived", now);
            body.putAll(change);
            var problem = tour.host.put("/api/check-ins/" + UUID.randomUUID(), body);
            assertEquals(422, problem.status(), change + ": " + problem.text());
            assertEquals(422, problem.json().get("status").asInt());
        }
        tour.host
                .put("/api/check-ins/not-a-uuid", tour.checkIn(BOSTON, "arrived", now))
                .expect(404);
        tour.host.put("/api/check-ins/" + UUID.randomUUID(), "{broken").expect(400);
        tour.host.put("/api/check-ins/" + UUID.randomUUID(), "").expect(422);
        tour.say("no-such-stop", "arrived", now).expect(404);
    }

    @Test
    void onlyTheHostChecksIn() {
        var body = tour.checkIn(BOSTON, "arrived", now);
        var path = "/api/check-ins/" + UUID.randomUUID();

        tour.nobody.put(path, body).expect(401);
        tour.nobody.as("ws_wrong").put(path, body).expect(401);
        tour.stranger.put(path, body).expect(404);
        for (var other : List.of(tour.pr, tour.approver, tour.moderator, tour.admin, tour.setup)) {
            other.put(path, body).expect(403);
        }
        assertEquals("planned", tour.onMap(BOSTON).get("status").asText());
    }

    private org.whistlestop.testing.Api.Answer withdraw(String id) {
        var body = new LinkedHashMap<String, Object>(tour.checkIn(BOSTON, "withdrawn", now));
        body.put("withdraws", id);
        return tour.host.put("/api/check-ins/" + UUID.randomUUID(), body);
    }

    private static int get(java.util.concurrent.Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
