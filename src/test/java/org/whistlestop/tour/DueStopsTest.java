package org.whistlestop.tour;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DueStopsTest {

    private static final String SECRET = "atlanta-lenox-square";

    @TestHTTPResource
    String url;

    @Inject
    EntityManager database;

    private TestTour blocked;
    private TestTour other;

    @BeforeEach
    void makeTours() {
        blocked = new TestTour(url.replaceAll("/$", "")).withStops();
        other = new TestTour(url.replaceAll("/$", ""));
        var hidden = TestTour.stop(
                "Lenox Square",
                "Atlanta",
                "GA",
                33.8463,
                -84.3621,
                TestTour.at(5),
                TestTour.at(5).plusHours(1));
        hidden.put("revealAt", Instant.now().plus(Duration.ofDays(2)).toString());
        other.pr.post(other.api("/stops"), hidden).expect(201);
    }

    @Test
    void aStopThatCannotBeSettledDoesNotHoldUpTheOthers() {
        QuarkusTransaction.requiringNew().run(() -> {
            of(blocked, "update stop set status = 'NONSENSE', next_due = now() - interval '1 hour'");
            makeDue();
        });
        try {
            awaitReveal();
        } finally {
            QuarkusTransaction.requiringNew()
                    .run(() -> of(blocked, "update stop set status = 'PLANNED', next_due = null"));
        }
    }

    @Test
    void aTourThatIsBusyForLongDoesNotHoldUpTheOthers() {
        QuarkusTransaction.requiringNew().run(() -> {
            of(blocked, "update stop set next_due = now() - interval '1 hour'");
            makeDue();
        });
        QuarkusTransaction.requiringNew().run(() -> {
            of(blocked, "update tour_log set last_number = last_number");
            awaitReveal();
        });
    }

    private void awaitReveal() {
        Eventually.holds("revealed", Duration.ofSeconds(8), () -> other.onMap(SECRET) != null);
    }

    private void makeDue() {
        of(other, "update stop set reveal_at = now() - interval '1 second', next_due = now()");
    }

    private void of(TestTour tour, String update) {
        database.createNativeQuery(update + " where tour_id = (select id from tour where slug = :tour)")
                .setParameter("tour", tour.slug)
                .executeUpdate();
    }
}
