package org.whistlestop.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@SuppressWarnings("unchecked")
class StopsTest {

    private static final String NATICK = "natick-natick-mall";
    private static final String TROY = "troy-somerset-collection";
    private static final String AURORA = "aurora-chicago-premium-outlets";

    @TestHTTPResource
    String url;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
    }

    @Test
    void aStopFindsItsZoneByItsPlace() {
        var stop = TestTour.stop(
                "Cherry Creek",
                "Denver",
                "CO",
                39.7172,
                -104.9527,
                TestTour.at(9),
                TestTour.at(9).plusHours(1));
        stop.remove("zone");

        var made = tour.pr.post(tour.api("/stops"), stop).expect(201);
        assertEquals("America/Denver", made.json().get("zone").asText());
        assertEquals(
                tour.api("/stops/denver-cherry-creek"), made.header("Location").replaceFirst("^https?://[^/]+", ""));
    }

    @Test
    void aSecondVisitToAStoreGetsAnAddressOfItsOwn() {
        assertEquals(
                "boston-copley-place-2",
                tour.addStop(
                        "Copley Place",
                        "Boston",
                        "MA",
                        42.3474,
                        -71.0781,
                        TestTour.at(8),
                        TestTour.at(8).plusHours(1)));
    }

    @Test
    void slippingOneStopLeavesTheOthers() {
        var troy = start(TROY);
        slip(UUID.randomUUID(), NATICK, 120, "stop");

        assertEquals(
                TestTour.at(1).plusHours(2) + ":00",
                tour.onMap(NATICK).get("startsLocal").asText());
        assertEquals(troy, start(TROY));
    }

    @Test
    void slippingWithAllBehindMovesThemAll() {
        slip(UUID.randomUUID(), NATICK, 1440, "following");

        assertEquals(
                TestTour.at(2) + ":00", tour.onMap(NATICK).get("startsLocal").asText());
        assertEquals(TestTour.at(3) + ":00", tour.onMap(TROY).get("startsLocal").asText());
        assertEquals(
                TestTour.at(4) + ":00", tour.onMap(AURORA).get("startsLocal").asText());
        assertEquals("planned", tour.onMap(AURORA).get("status").asText());
    }

    @Test
    void slippingTheRestOfTheDayStopsAtMidnight() {
        var evening = tour.addStop(
                "Prudential Center",
                "Boston",
                "MA",
                42.3467,
                -71.0818,
                TestTour.at(1).withHour(18),
                TestTour.at(1).withHour(20));
        var troy = start(TROY);
        slip(UUID.randomUUID(), NATICK, 60, "day");

        assertEquals(
                TestTour.at(1).withHour(19) + ":00",
                tour.onMap(evening).get("startsLocal").asText());
        assertEquals(troy, start(TROY));
    }

    @Test
    void aRepeatedSlipSlipsOnce() {
        var id = UUID.randomUUID();
        slip(id, NATICK, 30, "following");
        var number = tour.number();
        slip(id, NATICK, 30, "following");

        assertEquals(
                TestTour.at(1).plusMinutes(30) + ":00",
                tour.onMap(NATICK).get("startsLocal").asText());
        assertEquals(number, tour.number());
        tour.pr
                .put(tour.api("/slips/" + id), Map.of("stop", NATICK, "minutes", 45, "scope", "stop"))
                .expect(422);
    }

    @Test
    void aLateStopIsExpectedLaterAndTheOthersStay() {
        var troy = start(TROY);
        tour.say(NATICK, "late", Instant.now()).expect(201);

        assertEquals(troy, start(TROY));
        assertNotNull(tour.onMap(NATICK).get("expectedAt"));
    }

    @Test
    void aStopMovedToAnotherStoreKeepsItsOldAddressAsARedirect() {
        var newStore = Map.of(
                "store",
                "Burlington Mall",
                "city",
                "Burlington",
                "region",
                "MA",
                "latitude",
                42.4817,
                "longitude",
                -71.2138);
        var id = tour.pr.get(tour.api("/stops/" + NATICK)).json().get("id").asText();
        tour.pr.put(tour.api("/stops/" + NATICK + "/store"), newStore).expect(200);

        assertNull(tour.onMap(NATICK));
        assertEquals(
                "planned",
                tour.onMap("burlington-burlington-mall").get("status").asText());
        assertEquals(
                id,
                tour.pr
                        .get(tour.api("/stops/" + NATICK))
                        .expect(200)
                        .json()
                        .get("id")
                        .asText());
        tour.say(NATICK, "arrived", Instant.now()).expect(201);
        assertEquals(
                "live", tour.onMap("burlington-burlington-mall").get("status").asText());
        var page = tour.nobody.get("/tours/" + tour.slug + "/stops/" + NATICK, "Accept", "text/html");
        assertEquals(301, page.status());
        assertTrue(page.header("Location").endsWith("/tours/" + tour.slug + "/stops/burlington-burlington-mall"));
    }

    @Test
    void editingOtherWordsKeepsTheAddress() {
        var edited = TestTour.stop(
                "NATICK  mall",
                "Natick",
                "MA",
                42.3011,
                -71.3826,
                TestTour.at(1),
                TestTour.at(1).plusHours(4));
        tour.pr.put(tour.api("/stops/" + NATICK), edited).expect(200);

        assertEquals("NATICK  mall", tour.onMap(NATICK).get("store").asText());
    }

    @Test
    void aCancelledStopSaysWhyAndMayComeBack() {
        tour.pr
                .put(tour.api("/stops/" + NATICK + "/cancellation"), Map.of("reason", "Flooded"))
                .expect(200);
        assertEquals("cancelled", tour.onMap(NATICK).get("status").asText());
        assertEquals("Flooded", tour.onMap(NATICK).get("cancelReason").asText());

        tour.pr.delete(tour.api("/stops/" + NATICK + "/cancellation")).expect(200);
        assertEquals("planned", tour.onMap(NATICK).get("status").asText());
    }

    @Test
    void whatIsDoneCannotBeCancelled() {
        tour.say(NATICK, "left", Instant.now()).expect(201);

        tour.pr
                .put(tour.api("/stops/" + NATICK + "/cancellation"), Map.of("reason", "Flooded"))
                .expect(409);
    }

    @Test
    void aLateLeftShowsThatTheStopWasOverBeforeTheCancelling() {
        tour.pr
                .put(tour.api("/stops/" + NATICK + "/cancellation"), Map.of("reason", "Mistaken"))
                .expect(200);
        tour.say(NATICK, "arrived", Instant.now()).expect(201);
        assertEquals("cancelled", tour.onMap(NATICK).get("status").asText());

        tour.say(NATICK, "left", Instant.now().minusSeconds(3_600)).expect(201);
        assertEquals("live", tour.onMap(NATICK).get("status").asText());
    }

    @Test
    void windowsThatCannotBeAreRefused() {
        for (var change : List.<Map<String, Object>>of(
                Map.of("ends", TestTour.at(9).minusHours(1).toString()),
                Map.of("ends", TestTour.at(12).toString()),
                Map.of("zone", "Mars/Olympus"),
                Map.of("starts", "2027-03-14T02:30", "ends", "2027-03-14T05:00"),
                Map.of("starts", "2027-11-07T01:30", "ends", "2027-11-07T05:00"),
                Map.of("starts", "tomorrow"))) {
            var stop = TestTour.stop(
                    "Store",
                    "Boston",
                    "MA",
                    42.3,
                    -71.0,
                    TestTour.at(9),
                    TestTour.at(9).plusHours(1));
            stop.putAll(change);
            assertEquals(422, tour.pr.post(tour.api("/stops"), stop).status(), change.toString());
        }
    }

    @Test
    void aSlipThatCannotBeDoneNamesEachStopThatFailsAndChangesNothing() {
        var night = TestTour.stop(
                "Night Store",
                "Boston",
                "MA",
                42.3,
                -71.0,
                LocalDateTime.of(2027, 3, 14, 0, 30),
                LocalDateTime.of(2027, 3, 14, 1, 30));
        tour.pr.post(tour.api("/stops"), night).expect(201);
        night.put("starts", "2027-03-14T00:45");
        night.put(
                "venue",
                TestTour.stop("Late Store", "Boston", "MA", 42.3, -71.0, TestTour.at(1), TestTour.at(2))
                        .get("venue"));
        tour.pr.post(tour.api("/stops"), night).expect(201);
        var before = tour.pr.get(tour.api("/stops")).text();

        var problem = tour.pr
                .put(
                        tour.api("/slips/" + UUID.randomUUID()),
                        Map.of("stop", NATICK, "minutes", 60, "scope", "following"))
                .expect(422)
                .json();
        assertEquals(
                List.of("boston-night-store", "boston-late-store"),
                List.of(
                        problem.at("/errors/0/stop").asText(),
                        problem.at("/errors/1/stop").asText()));
        assertTrue(problem.at("/errors/0/wrong").asText().contains("does not exist"), problem.toString());
        assertTrue(!problem.at("/errors/1/right").asText().isBlank(), problem.toString());
        assertEquals(before, tour.pr.get(tour.api("/stops")).text());
    }

    @Test
    void whatAnItineraryCouldNotSayIsRefusedHereToo() {
        for (var change : List.<Map<String, Object>>of(
                Map.of("latitude", 0, "longitude", 0),
                Map.of("store", "Bell\u0007"),
                Map.of("street", "\u202Eteerts"),
                Map.of("city", "Bost\uFFFDn"),
                Map.of("country", "ZZ"))) {
            var stop = TestTour.stop(
                    "Store",
                    "Boston",
                    "MA",
                    42.3,
                    -71.0,
                    TestTour.at(9),
                    TestTour.at(9).plusHours(1));
            var venue = new java.util.LinkedHashMap<String, Object>((Map<String, Object>) stop.get("venue"));
            venue.putAll(change);
            stop.put("venue", venue);
            assertEquals(422, tour.pr.post(tour.api("/stops"), stop).status(), change.toString());
        }
        tour.pr
                .put(tour.api("/stops/" + NATICK + "/cancellation"), Map.of("reason", "Bell\u0007"))
                .expect(422);
    }

    @Test
    void onlyPlannersChangeStopsAndAllStaffSeesThem() {
        var slip = Map.of("stop", NATICK, "minutes", 30, "scope", "stop");
        tour.nobody.put(tour.api("/slips/" + UUID.randomUUID()), slip).expect(401);
        tour.stranger.put(tour.api("/slips/" + UUID.randomUUID()), slip).expect(404);
        for (var other : List.of(tour.host, tour.approver, tour.moderator, tour.setup)) {
            other.put(tour.api("/slips/" + UUID.randomUUID()), slip).expect(403);
        }
        for (var staff : List.of(tour.host, tour.pr, tour.approver, tour.moderator, tour.admin)) {
            assertEquals(4, staff.get(tour.api("/stops")).expect(200).json().size());
        }
        tour.nobody.get(tour.api("/stops")).expect(401);
        tour.stranger.get(tour.api("/stops")).expect(404);
    }

    private String start(String stop) {
        return tour.onMap(stop).get("starts").asText();
    }

    private void slip(UUID id, String stop, int minutes, String scope) {
        tour.pr
                .put(tour.api("/slips/" + id), Map.of("stop", stop, "minutes", minutes, "scope", scope))
                .expect(200);
    }
}
