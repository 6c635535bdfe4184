package org.whistlestop.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.EventReader;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** Two processes on one database: whoever reads either stream sees every number once, in order, also across reconnects. */
class TwoReplicasIT {

    private static final int EVENTS = Integer.getInteger("events", 3_000);
    private static final int WRITERS = 8;

    @Test
    void readersOfBothStreamsSeeEveryNumberOnceInOrder() throws Exception {
        var database = TestDatabase.fresh();
        try (var one = AppProcess.start(database);
                var other = AppProcess.start(database)) {
            var tour = new TestTour(one.base).withStops();
            var first = tour.number();
            var steadyOne = new EventReader(one.base, tour.slug, first);
            var steadyOther = new EventReader(other.base, tour.slug, first);
            var stop = new AtomicBoolean();
            var restless = CompletableFuture.supplyAsync(() -> readRestlessly(one, other, tour.slug, first, stop));

            write(tour, List.of(one.base, other.base));

            var expected =
                    LongStream.rangeClosed(first + 1, first + EVENTS).boxed().toList();
            Eventually.holds(
                    "both steady readers have the last number",
                    Duration.ofSeconds(30),
                    () -> steadyOne.last() == first + EVENTS && steadyOther.last() == first + EVENTS);
            stop.set(true);
            assertEquals(expected, List.copyOf(steadyOne.numbers));
            assertEquals(expected, List.copyOf(steadyOther.numbers));
            assertEquals(expected, restless.get(60, TimeUnit.SECONDS));
            steadyOne.close();
            steadyOther.close();
        }
    }

    private static void assertEquals(List<Long> expected, List<Long> seen) {
        for (var i = 0; i < Math.min(expected.size(), seen.size()); i++) {
            Assertions.assertEquals(expected.get(i), seen.get(i), "number " + i);
        }
        Assertions.assertEquals(expected.size(), seen.size());
    }

    @Test
    void aCheckInAtOneReplicaIsOnTheOthersMapWithinASecond() {
        var database = TestDatabase.fresh();
        try (var one = AppProcess.start(database);
                var other = AppProcess.start(database)) {
            var took = IntStream.range(0, 3)
                    .mapToObj(round -> millisToTheOther(one, other))
                    .sorted()
                    .toList();
            System.out.println("MEASURED check-in to the other replica: " + took + " ms");
            Assertions.assertTrue(took.get(2) <= 1_000, took.toString());
        }
    }

    private static long millisToTheOther(AppProcess one, AppProcess other) {
        var tour = new TestTour(one.base).withStops();
        var elsewhere = new Api(other.base, null);
        elsewhere.get(tour.api("/map")).expect(200);
        tour.say("boston-copley-place", "arrived", Instant.now()).expect(201);
        var said = System.nanoTime();
        Eventually.holds(
                "live at the other replica",
                Duration.ofSeconds(15),
                () -> elsewhere.get(tour.api("/map")).text().contains("\"live\""));
        return (System.nanoTime() - said) / 1_000_000;
    }

    @Test
    void whoIsRemovedAtOneReplicaIsOutAtTheOtherAtOnce() {
        var database = TestDatabase.fresh();
        try (var one = AppProcess.start(database);
                var other = AppProcess.start(database)) {
            var tour = new TestTour(one.base).withStops();
            var browser = Browser.of(tour.host);
            var enrolling = Browser.of(tour.host);
            var phone = enrolling.after(enrolling.post("/check-in/phone", Map.of("tour", tour.slug)));
            for (var base : List.of(one.base, other.base)) {
                Assertions.assertEquals(
                        List.of(200, 200, 200), statuses(base, tour.host, browser, phone), "before, at " + base);
            }

            tour.setup.delete("/api/people/" + tour.hostId).expect(204);
            for (var base : List.of(other.base, one.base)) {
                Assertions.assertEquals(
                        List.of(401, 303, 303), statuses(base, tour.host, browser, phone), "after, at " + base);
            }
        }
    }

    /** Of the token, the browser and the phone, at one replica. */
    private static List<Integer> statuses(String base, Api token, Browser browser, Browser phone) {
        return List.of(
                new Api(base, token.token()).get("/api/tours").status(),
                browser.at(base).get("/desk").statusCode(),
                phone.at(base).get("/check-in").statusCode());
    }

    private static void write(TestTour tour, List<String> bases) throws InterruptedException {
        var written = new AtomicInteger();
        var failed = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(WRITERS);
        var stops = List.of(
                "boston-copley-place",
                "natick-natick-mall",
                "troy-somerset-collection",
                "aurora-chicago-premium-outlets");
        for (var writer = 0; writer < WRITERS; writer++) {
            pool.execute(() -> {
                for (int i; (i = written.getAndIncrement()) < EVENTS; ) {
                    var kind = i % 3 == 0 ? "late" : i % 3 == 1 ? "arrived" : "left";
                    var body = tour.checkIn(stops.get(i % 4), kind, Instant.now());
                    if (kind.equals("late")) {
                        body.put("minutes", 15);
                    }
                    var api = new Api(bases.get(i % 2), tour.host.token());
                    if (api.put("/api/check-ins/" + UUID.randomUUID(), body).status() != 201) {
                        failed.incrementAndGet();
                    }
                }
            });
        }
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.MINUTES);
        Assertions.assertEquals(0, failed.get());
    }

    /** Leaves every now and then and comes back at the other replica with the last number it knows. */
    private static List<Long> readRestlessly(
            AppProcess one, AppProcess other, String tour, long first, AtomicBoolean stop) {
        var seen = new ArrayList<Long>();
        var known = first;
        for (var turn = 0; known < first + EVENTS; turn++) {
            try (var reader = new EventReader(turn % 2 == 0 ? one.base : other.base, tour, known)) {
                var enough = known + 300;
                var patience = System.nanoTime()
                        + Duration.ofSeconds(stop.get() ? 20 : 2).toNanos();
                while (reader.last() < Math.min(enough, first + EVENTS) && System.nanoTime() < patience) {
                    Thread.sleep(5);
                }
                reader.close();
                seen.addAll(reader.numbers);
                known = seen.isEmpty() ? first : seen.get(seen.size() - 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return seen;
            }
            if (stop.get() && turn > 10_000) {
                return seen;
            }
        }
        return seen;
    }
}
