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
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api.Answer;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** Two who write to a tour at once take turns, and the second builds on what the first wrote. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TurnTest {

    private static final String BOSTON = "boston-copley-place";
    private static final String NATICK = "natick-natick-mall";

    @TestHTTPResource
    String url;

    @Inject
    EntityManager database;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
    }

    @Test
    void whoCancelsWhileTheTourIsRenamedKeepsTheNewTitle() {
        var revision = revision();
        whileTheTourChanges(
                        () -> tour.pr.put(tour.api("/stops/" + NATICK + "/cancellation"), Map.of("reason", "Flooded")))
                .expect(200);

        assertEquals(
                "Renamed", tour.nobody.get(tour.api("")).json().get("title").asText());
        assertEquals(revision + 2, revision());
    }

    @Test
    void whoSlipsOrAddsMeanwhileCountsOnFromTheNewRevision() {
        var revision = revision();
        whileTheTourChanges(() -> tour.pr.put(
                        tour.api("/slips/" + java.util.UUID.randomUUID()),
                        Map.of("stop", NATICK, "minutes", 30, "scope", "stop")))
                .expect(200);
        assertEquals(revision + 2, revision());

        var stop = TestTour.stop(
                "Lenox Square",
                "Atlanta",
                "GA",
                33.8463,
                -84.3621,
                TestTour.at(5),
                TestTour.at(5).plusHours(1));
        whileTheTourChanges(() -> tour.pr.post(tour.api("/stops"), stop)).expect(201);
        assertEquals(revision + 4, revision());
    }

    @Test
    void aCheckInThatWaitedKeepsTheNewDelay() {
        var said = whileTheTourChanges(() -> tour.say(BOSTON, "arrived", Instant.now()))
                .expect(201)
                .json();

        assertTrue(said.get("number").isNull(), said.toString());
    }

    @Test
    void settingsChangedMeanwhileLeaveTheRevisionAlone() {
        var revision = revision();
        whileTheTourChanges(() -> tour.pr.put(
                        tour.api(""), Map.of("title", "Third", "publicDelayMinutes", 0, "publicAfterLeaving", false)))
                .expect(200);

        assertEquals(revision + 1, revision());
    }

    /** Holds the tour's turn until the act waits for it, then changes the tour's row and lets go. */
    private Answer whileTheTourChanges(Supplier<Answer> act) {
        var answer = QuarkusTransaction.requiringNew().call(() -> {
            sql("select 1 from tour_log where tour_id = (select id from tour where slug = :tour) for update")
                    .getResultList();
            var waiting = CompletableFuture.supplyAsync(act);
            Eventually.holds(
                    "somebody waits for the tour",
                    Duration.ofSeconds(10),
                    () -> ((Number) database.createNativeQuery("""
                            select count(*) from pg_locks
                            where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))""").getSingleResult()).intValue() > 0);
            sql("update tour set title = 'Renamed', public_delay_minutes = 30, revision = revision + 1 where slug = :tour")
                    .executeUpdate();
            return waiting;
        });
        return answer.join();
    }

    private long revision() {
        return QuarkusTransaction.requiringNew().call(() -> ((Number)
                        sql("select revision from tour where slug = :tour").getSingleResult())
                .longValue());
    }

    private jakarta.persistence.Query sql(String sql) {
        return database.createNativeQuery(sql).setParameter("tour", tour.slug);
    }
}
