package org.whistlestop.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PublicDelayTest {

    private static final String BOSTON = "boston-copley-place";

    @TestHTTPResource
    String url;

    @Inject
    EntityManager database;

    @Inject
    Settlement settlement;

    @Test
    void thePublicLearnsOfACheckInAfterTheDelay() {
        var tour = new TestTour(base(), Map.of("publicDelayMinutes", 30)).withStops();
        var number = tour.number();
        var answer = tour.say(BOSTON, "arrived", Instant.now()).expect(201).json();

        assertEquals("live", answer.get("status").asText());
        assertEquals(true, answer.get("number").isNull());
        assertEquals("planned", tour.onMap(BOSTON).get("status").asText());
        assertEquals(number, tour.number());

        letTheDelayPass(tour);
        Eventually.holds(
                "public",
                Duration.ofSeconds(5),
                () -> tour.onMap(BOSTON).get("status").asText().equals("live"));
        assertEquals(number + 1, tour.number());
    }

    @Test
    void thePublicLearnsWhereTheHostWasOnlyAfterLeaving() {
        var tour = new TestTour(base(), Map.of("publicAfterLeaving", true)).withStops();
        var number = tour.number();
        tour.say(BOSTON, "arrived", Instant.now().minusSeconds(60)).expect(201);
        assertEquals("planned", tour.onMap(BOSTON).get("status").asText());
        assertEquals(number, tour.number());

        tour.say(BOSTON, "left", Instant.now()).expect(201);
        assertEquals("done", tour.onMap(BOSTON).get("status").asText());
        assertEquals(number + 2, tour.number());
    }

    @Test
    void delayAndAfterLeavingTogetherTellOfTheArrivalWithTheLeaving() {
        var tour = new TestTour(base(), Map.of("publicDelayMinutes", 30, "publicAfterLeaving", true)).withStops();
        var number = tour.number();
        tour.say(BOSTON, "arrived", Instant.now().minusSeconds(3_600)).expect(201);
        tour.say(BOSTON, "left", Instant.now()).expect(201);
        assertEquals("planned", tour.onMap(BOSTON).get("status").asText());
        assertEquals(number, tour.number());

        letTheDelayPass(tour);
        Eventually.holds(
                "public",
                Duration.ofSeconds(5),
                () -> tour.onMap(BOSTON).get("status").asText().equals("done"));
        assertEquals(number + 2, tour.number());
    }

    @Test
    void aLeavingTakenBackHoldsTheArrivalAgain() {
        var tour = new TestTour(base(), Map.of("publicDelayMinutes", 30, "publicAfterLeaving", true)).withStops();
        tour.say(BOSTON, "arrived", Instant.now().minusSeconds(60)).expect(201);
        var left = tour.say(BOSTON, "left", Instant.now()).expect(201).json();
        var withdrawal = tour.checkIn(BOSTON, "withdrawn", Instant.now());
        withdrawal.put("withdraws", left.get("id").asText());
        tour.host.put("/api/check-ins/" + UUID.randomUUID(), withdrawal).expect(201);

        letTheDelayPass(tour);
        settle(tour);
        assertEquals("planned", tour.onMap(BOSTON).get("status").asText());
    }

    @Test
    void takingBackWhatIsJustBecomingPublicTakesItBack() {
        var tour = new TestTour(base(), Map.of("publicDelayMinutes", 30)).withStops();
        var arrived = tour.say(BOSTON, "arrived", Instant.now()).expect(201).json();
        QuarkusTransaction.requiringNew()
                .run(() -> ofThisTour("update check_in set public_at = now() where tour_id =", tour));
        var withdrawal = tour.checkIn(BOSTON, "withdrawn", Instant.now());
        withdrawal.put("withdraws", arrived.get("id").asText());
        tour.host.put("/api/check-ins/" + UUID.randomUUID(), withdrawal).expect(201);

        var read = tour.host.get("/api/check-ins/" + arrived.get("id").asText()).json();
        assertEquals(true, read.get("withdrawn").asBoolean());
        assertEquals("planned", read.get("status").asText());
        assertEquals(false, read.get("number").isNull());
    }

    @Test
    void anArrivalBehindTheWindowsEndDoesNotKeepTheStopDue() {
        var tour = new TestTour(base(), Map.of("publicDelayMinutes", 60)).withStops();
        tour.say(BOSTON, "arrived", Instant.now()).expect(201);
        inItsTurn(tour, () -> {
            ofThisTour("""
                    update check_in set counts_at = now() - interval '20 minutes', public_at = now(), number = 1000
                    where tour_id =""", tour);
            ofThisTour("""
                    update stop set starts_at = now() - interval '5 hours', ends_at = now() - interval '70 minutes',
                        shown_status = 'LIVE', next_due = now()
                    where slug = 'boston-copley-place' and tour_id =""", tour);
        });
        settle(tour);
        assertTrue(nextDue(tour).isAfter(Instant.now()));

        // The public does not know that the host has left.
        tour.say(BOSTON, "left", Instant.now()).expect(201);
        assertEquals("live", tour.onMap(BOSTON).get("status").asText());
        assertTrue(nextDue(tour).isAfter(Instant.now()));
    }

    @Test
    void theClockClosesAStopThatTheHostForgot() {
        var tour = new TestTour(base()).withStops();
        tour.say(BOSTON, "arrived", Instant.now().minusSeconds(600)).expect(201);
        var number = tour.number();
        inItsTurn(tour, () -> {
            ofThisTour("update check_in set counts_at = now() - interval '4 hours' where tour_id =", tour);
            ofThisTour("""
                    update stop set starts_at = now() - interval '5 hours', ends_at = now() - interval '61 minutes',
                        next_due = now()
                    where slug = 'boston-copley-place' and tour_id =""", tour);
        });
        settle(tour);

        assertEquals("done", tour.onMap(BOSTON).get("status").asText());
        assertEquals(number + 1, tour.number());
    }

    @Test
    void changedSettingsReachWhatWaits() {
        var tour = new TestTour(base(), Map.of("publicDelayMinutes", 30)).withStops();
        var number = tour.number();
        tour.say(BOSTON, "arrived", Instant.now()).expect(201);
        assertEquals("planned", tour.onMap(BOSTON).get("status").asText());
        change(tour, "A test tour", 0, true);
        assertEquals("planned", tour.onMap(BOSTON).get("status").asText());

        change(tour, "A test tour", 0, false);
        assertEquals("live", tour.onMap(BOSTON).get("status").asText());
        assertEquals(number + 1, tour.number());
    }

    @Test
    void aLongerDelayHoldsWhatIsNotPublicYet() {
        var tour = new TestTour(base(), Map.of("publicDelayMinutes", 30)).withStops();
        tour.say(BOSTON, "arrived", Instant.now()).expect(201);
        var before = nextDue(tour);
        change(tour, "A test tour", 60, false);

        assertEquals(before.plus(Duration.ofMinutes(30)), nextDue(tour));
    }

    @Test
    void aNewTitleShowsAtOnce() {
        var tour = new TestTour(base()).withStops();
        tour.onMap(BOSTON);
        change(tour, "Forty-two stores", 0, false);

        Eventually.holds("the new title", Duration.ofSeconds(3), () -> tour.nobody
                .get("/tours/" + tour.slug, "Accept", "text/html")
                .text()
                .contains("Forty-two stores"));
    }

    private static void change(TestTour tour, String title, int delay, boolean afterLeaving) {
        tour.pr
                .put(
                        tour.api(""),
                        Map.of("title", title, "publicDelayMinutes", delay, "publicAfterLeaving", afterLeaving))
                .expect(200);
    }

    /** Whoever writes to a tour takes its turn, or what the program is just writing would be mixed with this. */
    private void inItsTurn(TestTour tour, Runnable updates) {
        QuarkusTransaction.requiringNew().run(() -> {
            ofThisTour("update tour_log set last_number = last_number where tour_id =", tour);
            updates.run();
        });
    }

    /** Does what the clock does, without waiting for it behind the stops of other tests. */
    private void settle(TestTour tour) {
        var stop = QuarkusTransaction.requiringNew().call(() -> Stop.getBySlug(Tour.getBySlug(tour.slug).id, BOSTON));
        settlement.settleDue(stop.tourId, stop.id);
    }

    private Instant nextDue(TestTour tour) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Stop.getBySlug(Tour.getBySlug(tour.slug).id, BOSTON).nextDue);
    }

    private void ofThisTour(String update, TestTour tour) {
        database.createNativeQuery(update + " (select id from tour where slug = :tour)")
                .setParameter("tour", tour.slug)
                .executeUpdate();
    }

    private void letTheDelayPass(TestTour tour) {
        QuarkusTransaction.requiringNew().run(() -> {
            ofThisTour("update check_in set public_at = now() where public_at > now() and tour_id =", tour);
            ofThisTour("update stop set next_due = now() where next_due is not null and tour_id =", tour);
        });
    }

    private String base() {
        return url.replaceAll("/$", "");
    }
}
