package org.whistlestop.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** The program killed with its database, again and again, while check-ins arrive: nothing acknowledged is lost. */
class KillIT {

    private static final int KILLS = Integer.getInteger("kills", 8);

    @TempDir
    Path folder;

    private final Map<UUID, Map<String, Object>> acknowledged = new ConcurrentHashMap<>();
    private final AtomicReference<String> base = new AtomicReference<>();
    private volatile boolean stopped;

    @Test
    void killsLoseNothingAcknowledged() throws Exception {
        var app = start();
        var tour = new TestTour(app.base).withStops();
        base.set(app.base);
        var writers = new Thread[] {writer(tour), writer(tour), writer(tour)};
        for (var kill = 0; kill < KILLS; kill++) {
            awaitSomeMore();
            Thread.sleep(ThreadLocalRandom.current().nextInt(300));
            app.kill();
            app = start();
            base.set(app.base);
        }
        stopped = true;
        for (var writer : writers) {
            writer.join();
        }
        var host = new Api(app.base, tour.host.token());
        assertTrue(acknowledged.size() > KILLS * 5, "check-ins arrived between the kills: " + acknowledged.size());
        System.out.println("MEASURED acknowledged through " + KILLS + " kills: " + acknowledged.size());
        acknowledged.forEach((id, body) ->
                assertEquals(200, host.put("/api/check-ins/" + id, body).status(), "lost " + id));
        app.close();
    }

    /** Kills in the midst of work, not in the quiet before it. */
    private void awaitSomeMore() {
        var before = acknowledged.size();
        Eventually.holds("check-ins arrive", Duration.ofSeconds(30), () -> acknowledged.size() > before + 5);
    }

    private AppProcess start() {
        return AppProcess.start(Map.of(
                "whistlestop.data",
                folder.toString(),
                "whistlestop.demo",
                "false",
                "whistlestop.admin-token",
                TestDatabase.ADMIN_TOKEN));
    }

    private Thread writer(TestTour tour) {
        var thread = new Thread(() -> {
            while (!stopped) {
                var id = UUID.randomUUID();
                var body = tour.checkIn("boston-copley-place", "arrived", Instant.now());
                while (!stopped && !isAcknowledged(tour, id, body)) {
                    pause();
                }
            }
        });
        thread.start();
        return thread;
    }

    private boolean isAcknowledged(TestTour tour, UUID id, Map<String, Object> body) {
        try {
            var status = new Api(base.get(), tour.host.token())
                    .put("/api/check-ins/" + id, body)
                    .status();
            if (status == 201 || status == 200) {
                acknowledged.put(id, body);
                return true;
            }
            return false;
        } catch (UncheckedIOException e) {
            return false; // the line was cut: try again with the same id
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
