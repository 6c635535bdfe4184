package org.whistlestop.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.EventReader;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** The database goes away under a program that is ready, and comes back: maps go on, check-ins wait on the phone. */
class DatabaseAwayIT {

    @Test
    void mapsGoOnAndCheckInsWait() throws Exception {
        var database = TestDatabase.fresh();
        try (var app = AppProcess.start(database)) {
            var tour = new TestTour(app.base).withStops();
            var number = tour.number();
            var reader = new EventReader(app.base, tour.slug, number);
            TestDatabase.takeAway(database);

            var id = "/api/check-ins/" + UUID.randomUUID();
            var body = tour.checkIn("boston-copley-place", "arrived", Instant.now());
            for (var turn = 0; turn < 3; turn++) {
                var answer = tour.host.put(id, body).expect(503);
                assertNotNull(answer.header("Retry-After"));
                tour.nobody.get("/q/health/ready").expect(200);
                assertEquals(
                        number,
                        tour.nobody
                                .get(tour.api("/map"))
                                .expect(200)
                                .json()
                                .get("number")
                                .asLong());
            }
            assertFalse(reader.endedCleanly());

            TestDatabase.giveBack(database);
            Eventually.holds(
                    "the phone's next try is taken",
                    Duration.ofSeconds(30),
                    () -> tour.host.put(id, body).status() == 201);
            Eventually.holds("the open map hears of it", Duration.ofSeconds(10), () -> reader.last() == number + 1);
            reader.close();
        }
    }
}
