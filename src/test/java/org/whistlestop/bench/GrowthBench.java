package org.whistlestop.bench;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.EventReader;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** What a check-in costs until everybody sees it, as a tour grows to 4,200 stops and a database to 100 tours. */
class GrowthBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 30);
    private static final int WARM = 100;
    private static final String STOP = "boston-copley-place";

    private final Figures figures = new Figures();

    @Test
    void fromTheTapToTheNewPicture() {
        try (var app = AppProcess.start(TestDatabase.fresh())) {
            for (var stops : List.of(42, 420, 4_200)) {
                measure(BigTour.of(app, stops), "1 tour of " + stops + " stops");
            }
            var tours = 3;
            for (var wanted : List.of(10, 100)) {
                var tour = BigTour.of(app, 42);
                for (tours++; tours < wanted; tours++) {
                    var another = BigTour.of(app, 42);
                    another.nobody.get(another.api("/map")).expect(200);
                }
                measure(tour, wanted + " tours, in one of 42 stops");
            }
        }
    }

    private void measure(TestTour tour, String name) {
        var map = tour.nobody.get(tour.api("/map")).expect(200).json();
        System.out.println(map.get("features").size() + " stops are public");
        try (var reader =
                new EventReader(tour.nobody.base(), tour.slug, map.get("number").asLong())) {
            for (var round = -WARM; round < ROUNDS; round++) {
                var start = System.nanoTime();
                var body = tour.checkIn(STOP, "late", Instant.now());
                body.put("minutes", 10 + Math.floorMod(round, 100));
                var number = tour.host
                        .put("/api/check-ins/" + UUID.randomUUID(), body)
                        .expect(201)
                        .json()
                        .get("number")
                        .asLong();
                for (var until = start + 10_000_000_000L; reader.last() < number && System.nanoTime() < until; ) {
                    LockSupport.parkNanos(100_000);
                }
                if (round >= 0) {
                    figures.add(name, (System.nanoTime() - start) / 1e6);
                }
            }
        }
        figures.tell(name, "ms from the tap to the new picture's event");
    }
}
