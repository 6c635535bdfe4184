package org.whistlestop.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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

    @Test
    void thePublicLearnsOfACheckInAfterTheDelay() {
        var tour = new TestTour(base(), Map.of("publicDelayMinutes", 30)).withStops();
        var number = tour.number();
        var answer = tour.say(BOSTON, "arrived", Instant.now()).expect(201).json();

        assertEquals("live", answer.get("status").asText());
        assertEquals(true, answer.get("number").isNull());
        assertEquals("planned", tour.onMap(BOSTON).get("status").asText());
        assertEquals(number, tour.number());

        letTheDelayPass();
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
    void theClockClosesAStopThatTheHostForgot() {
        var tour = new TestTour(base()).withStops();
        tour.say(BOSTON, "arrived", Instant.now().minusSeconds(600)).expect(201);
        var number = tour.number();
        QuarkusTransaction.requiringNew().run(() -> {
            ofThisTour("update check_in set counts_at = now() - interval '4 hours' where tour_id =", tour);
            ofThisTour("""
                    update stop set starts_at = now() - interval '5 hours', ends_at = now() - interval '61 minutes',
                        next_due = now()
                    where slug = 'boston-copley-place' and tour_id =""", tour);
        });

        Eventually.holds(
                "closed",
                Duration.ofSeconds(5),
                () -> tour.onMap(BOSTON).get("status").asText().equals("done"));
        assertEquals(number + 1, tour.number());
    }

    private void ofThisTour(String update, TestTour tour) {
        database.createNativeQuery(update + " (select id from tour where slug = :tour)")
                .setParameter("tour", tour.slug)
                .executeUpdate();
    }

    private void letTheDelayPass() {
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("update check_in set public_at = now() where public_at > now()")
                    .executeUpdate();
            database.createNativeQuery("update stop set next_due = now() where next_due is not null")
                    .executeUpdate();
        });
    }

    private String base() {
        return url.replaceAll("/$", "");
    }
}
