package org.whistlestop.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** What a phone knows of the plan, and what it is told when that is no longer so. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PhonesPlanTest {

    private static final String NATICK = "natick-natick-mall";

    @TestHTTPResource
    String base;

    private TestTour tour;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @BeforeEach
    void makeTour() {
        tour = new TestTour(base.replaceAll("/$", "")).withStops();
    }

    @Test
    void thePocketHoldsAllThatAPhoneNeeds() {
        var pocket = tour.host.get("/api/pocket").expect(200).json();

        assertEquals(tour.slug, pocket.at("/tour/slug").asText());
        assertEquals(tour.hostId, pocket.at("/person/id").asText());
        assertEquals(4, pocket.get("stops").size());
        assertEquals(42.3474, pocket.at("/stops/0/position/0").asDouble());
        assertEquals("Boston", pocket.at("/stops/0/city").asText());
        assertTrue(pocket.get("number").asLong() >= 4);
    }

    @Test
    void thePocketIsTheHosts() {
        var answer = tour.moderator.get("/api/pocket").expect(404).json();
        assertEquals(
                "You are host of no tour. Who runs a tour gives the role at its desk, under People.",
                answer.get("detail").asText());
        tour.nobody.get("/api/pocket").expect(401);
    }

    @Test
    void whoSpeaksByAnOlderPlanIsShownTheNewOne() {
        var planned = starts(NATICK);
        slip(NATICK, 120).expect(200);
        var id = UUID.randomUUID();

        var problem = say(id, NATICK, planned).expect(409).json();

        assertEquals("urn:whistlestop:problem:plan-changed", problem.get("type").asText());
        var theirs = problem.at("/errors/0");
        assertEquals(
                planned.plus(Duration.ofHours(2)),
                Instant.parse(theirs.get("starts").asText()));
        assertEquals(NATICK, theirs.get("slug").asText());
        assertEquals("planned", theirs.get("status").asText());
        tour.host.get("/api/check-ins/" + id).expect(404);
        assertEquals("planned", tour.onMap(NATICK).get("status").asText());
    }

    @Test
    void whoKeepsTheirWordsKnowingTheNewPlanIsHeard() {
        var planned = starts(NATICK);
        slip(NATICK, 120).expect(200);

        say(UUID.randomUUID(), NATICK, planned.plus(Duration.ofHours(2))).expect(201);
        assertEquals("live", tour.onMap(NATICK).get("status").asText());
    }

    @Test
    void whoNamesNoPlanIsHeard() {
        slip(NATICK, 120).expect(200);
        tour.say(NATICK, "arrived", now).expect(201);
    }

    @Test
    void aRepeatIsKnownWhateverHasBecomeOfThePlan() {
        var planned = starts(NATICK);
        var id = UUID.randomUUID();
        say(id, NATICK, planned).expect(201);
        slip(NATICK, 30).expect(200);

        say(id, NATICK, planned).expect(200);
    }

    @Test
    void aCancelledStopAsks() {
        var planned = starts(NATICK);
        tour.pr
                .put(tour.api("/stops/" + NATICK + "/cancellation"), Map.of("reason", "Burst pipe"))
                .expect(200);

        var problem = say(UUID.randomUUID(), NATICK, planned).expect(409).json();
        assertEquals("cancelled", problem.at("/errors/0/status").asText());
        assertEquals("Burst pipe", problem.at("/errors/0/cancelReason").asText());
    }

    @Test
    void aStopThatMovedToAnotherStoreAsks() {
        var planned = starts(NATICK);
        var store = Map.of(
                "store",
                "Framingham Plaza",
                "city",
                "Framingham",
                "region",
                "MA",
                "latitude",
                42.30,
                "longitude",
                -71.40);
        tour.pr.put(tour.api("/stops/" + NATICK + "/store"), store).expect(200);

        var problem = say(UUID.randomUUID(), NATICK, planned).expect(409).json();
        assertEquals("framingham-framingham-plaza", problem.at("/errors/0/slug").asText());
    }

    @Test
    void theHostSlipsTheRestOfTheDayAndNothingElse() {
        var planned = starts(NATICK);
        var path = tour.api("/slips/" + UUID.randomUUID());
        tour.host
                .put(path, Map.of("stop", NATICK, "minutes", 45, "scope", "day", "planned", planned.toString()))
                .expect(200);
        // A repeat slips once, though the plan that it names is gone by its own doing.
        tour.host
                .put(path, Map.of("stop", NATICK, "minutes", 45, "scope", "day", "planned", planned.toString()))
                .expect(200);
        assertEquals(planned.plus(Duration.ofMinutes(45)), starts(NATICK));

        tour.host
                .put(slips(), Map.of("stop", NATICK, "minutes", 45, "scope", "following"))
                .expect(403);
        tour.host
                .put(slips(), Map.of("stop", NATICK, "minutes", 721, "scope", "day"))
                .expect(403);
        tour.moderator
                .put(slips(), Map.of("stop", NATICK, "minutes", 45, "scope", "day"))
                .expect(403);
        assertEquals(planned.plus(Duration.ofMinutes(45)), starts(NATICK));
    }

    @Test
    void twoWhoSlipTheSameStopAreToldOfEachOther() {
        var planned = starts(NATICK);
        slip(NATICK, 60).expect(200);

        var problem = tour.host
                .put(slips(), Map.of("stop", NATICK, "minutes", 60, "scope", "day", "planned", planned.toString()))
                .expect(409)
                .json();
        assertEquals(
                planned.plus(Duration.ofHours(1)),
                Instant.parse(problem.at("/errors/0/starts").asText()));
        assertEquals(planned.plus(Duration.ofHours(1)), starts(NATICK));
    }

    @Test
    void aSlipMovesOnlyWhatItsSenderKnew() {
        var evening = TestTour.at(1).plusHours(8);
        var late = tour.addStop("Framingham Plaza", "Framingham", "MA", 42.30, -71.40, evening, evening.plusHours(1));
        var plans = Map.of(NATICK, starts(NATICK).toString(), late, starts(late).toString());
        slip(late, 60).expect(200);

        var slip = Map.of("stop", NATICK, "minutes", 60, "scope", "day", "plans", plans);
        var problem = tour.host.put(slips(), slip).expect(409).json();
        assertEquals(1, problem.get("errors").size());
        assertEquals(late, problem.at("/errors/0/slug").asText());
        var unknown = Map.of(
                "stop",
                NATICK,
                "minutes",
                60,
                "scope",
                "day",
                "plans",
                Map.of(NATICK, starts(NATICK).toString()));
        tour.host.put(slips(), unknown).expect(409);

        var known = Map.of(NATICK, starts(NATICK).toString(), late, starts(late).toString());
        tour.host
                .put(slips(), Map.of("stop", NATICK, "minutes", 60, "scope", "day", "plans", known))
                .expect(200);
    }

    @Test
    void whatOneHostSaidNoOtherWords() {
        var id = UUID.randomUUID();
        tour.host
                .put("/api/check-ins/" + id, tour.checkIn(NATICK, "arrived", now))
                .expect(201);
        var other = tour.anotherHost();

        other.put("/api/check-ins/" + id + "/note", words("I was never here", now))
                .expect(403);
    }

    @Test
    void whatIsMeantForOnePersonIsNotTakenFromAnother() {
        var body = tour.checkIn(NATICK, "arrived", now);
        var problem = tour.host
                .put(
                        "/api/check-ins/" + UUID.randomUUID(),
                        body,
                        "Whistlestop-Person",
                        UUID.randomUUID().toString())
                .expect(401)
                .json();
        assertEquals(
                "Somebody else has signed in here meanwhile. Sign in again.",
                problem.get("detail").asText());
        assertEquals("planned", tour.onMap(NATICK).get("status").asText());
        tour.host
                .put("/api/check-ins/" + UUID.randomUUID(), body, "Whistlestop-Person", tour.hostId)
                .expect(201);
    }

    @Test
    void wordsMayComeAfterTheTapAndBeMended() {
        var id = UUID.randomUUID();
        var body = tour.checkIn(NATICK, "arrived", now);
        tour.host.put("/api/check-ins/" + id, body).expect(201);

        note(id, "By the fountain.", now.plusSeconds(20)).expect(200);
        assertEquals("By the fountain.", publicNote());
        note(id, "By the stairs.", now.plusSeconds(40)).expect(200);
        assertEquals("By the stairs.", publicNote());
        note(id, "By the fountain.", now.plusSeconds(20)).expect(200);
        assertEquals("By the stairs.", publicNote(), "an older word that came late stands back");
        note(id, null, now.plusSeconds(60)).expect(200);
        assertTrue(remarks().at("/0/note").isNull());

        tour.host.put("/api/check-ins/" + id, body).expect(200);
    }

    @Test
    void mendedWordsReachOpenPages() {
        var id = UUID.randomUUID();
        tour.host
                .put("/api/check-ins/" + id, tour.checkIn(NATICK, "arrived", now))
                .expect(201);
        var before = number();

        note(id, "By the fountain.", now.plusSeconds(20)).expect(200);
        assertNotEquals(before, number());
        var after = number();
        note(id, "By the fountain.", now.plusSeconds(20)).expect(200);
        assertEquals(after, number(), "a repeat tells nobody anything");
    }

    @Test
    void wordsHoldNoCoordinatesAndAreTheHosts() {
        var id = UUID.randomUUID();
        tour.host
                .put("/api/check-ins/" + id, tour.checkIn(NATICK, "arrived", now))
                .expect(201);

        note(id, "At 42.30123, -71.38211", now).expect(422);
        tour.moderator
                .put("/api/check-ins/" + id + "/note", words("Not mine", now))
                .expect(403);
        tour.stranger
                .put("/api/check-ins/" + id + "/note", words("Not mine", now))
                .expect(404);
        note(UUID.randomUUID(), "Nobody said that", now).expect(404);
        assertFalse(remarks().at("/0").has("note") && !remarks().at("/0/note").isNull());
    }

    private Instant starts(String stop) {
        return Instant.parse(tour.pr
                .get(tour.api("/stops/" + stop))
                .expect(200)
                .json()
                .get("starts")
                .asText());
    }

    private Api.Answer slip(String stop, int minutes) {
        return tour.pr.put(slips(), Map.of("stop", stop, "minutes", minutes, "scope", "stop"));
    }

    private String slips() {
        return tour.api("/slips/" + UUID.randomUUID());
    }

    private Api.Answer say(UUID id, String stop, Instant planned) {
        var body = tour.checkIn(stop, "arrived", now);
        body.put("planned", planned.toString());
        return tour.host.put("/api/check-ins/" + id, body);
    }

    private Api.Answer note(UUID id, String words, Instant at) {
        return tour.host.put("/api/check-ins/" + id + "/note", words(words, at));
    }

    private static Map<String, Object> words(String words, Instant at) {
        var body = new LinkedHashMap<String, Object>();
        body.put("note", words);
        body.put("happenedAt", at.toString());
        return body;
    }

    private JsonNode remarks() {
        return tour.nobody
                .get(tour.api("/stops/" + NATICK + "/remarks"))
                .expect(200)
                .json();
    }

    private String publicNote() {
        return remarks().at("/0/note").asText();
    }

    private long number() {
        return tour.host.get("/api/pocket").expect(200).json().get("number").asLong();
    }
}
