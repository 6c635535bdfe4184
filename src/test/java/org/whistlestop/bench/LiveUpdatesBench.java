package org.whistlestop.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.EventReader;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/**
 * 10,000 subscribers of one process beside nginx with nchan, without TLS. Ours is measured from the host's tap: the check-in is
 * written durably first, and the picture made anew; nchan only passes a message of the same length on.
 */
@NeedsTool({"nginx", "taskset"})
class LiveUpdatesBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int READERS = Integer.getInteger("bench.readers", 10_000);
    private static final int WARM = 100;
    private static final int MESSAGES = Integer.getInteger("bench.messages", 20);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path folder;

    private final Figures figures = new Figures();

    @Test
    void oursBesideNchan() throws Exception {
        messageBytes = bytesOfOurs();
        System.out.println("MEASURED message: " + messageBytes + " bytes");
        for (var round = 0; round < ROUNDS; round++) {
            nchan("nchan", 1_000, 0);
            ours("ours", 1_000, 0);
            nchan("nchan 5/s", 200, 0);
            ours("ours 5/s", 200, 0);
            ours("ours with 500 dead", 1_000, 500);
        }
        for (var name : List.of("nchan", "ours", "nchan 5/s", "ours 5/s", "ours with 500 dead")) {
            figures.tell(name + " share", "of the messages delivered");
            figures.tell(name + " p50", "ms");
            figures.tell(name + " p99", "ms");
            figures.tell(name + " last", "ms");
            figures.tell(name + " CPU", "us a delivery");
            figures.tell(name + " memory", "kB a subscriber");
            figures.tell(name + " connected", "ms");
        }
        for (var what : List.of(" p99", " last", " CPU", " memory")) {
            figures.tellRatio("ours" + what, "nchan" + what);
            figures.tellRatio("ours 5/s" + what, "nchan 5/s" + what);
            figures.tellRatio("ours with 500 dead" + what, "ours" + what);
        }
    }

    private void nchan(String name, long pause, int dead) throws Exception {
        var here = Files.createTempDirectory(folder, "nchan");
        try (var nginx = new Nginx(here, List.of("ngx_nchan_module.so"), """
                location = /say { nchan_publisher; nchan_channel_id one; nchan_message_buffer_length 5; }
                location = /hear { nchan_subscriber eventsource; nchan_channel_id one; nchan_subscriber_first_message newest; }
                """)) {
            var say = HttpRequest.newBuilder(URI.create(nginx.base + "/say"));
            measure(name, nginx.base, "/hear", nginx.worker(), pause, dead, () -> say.POST(
                            HttpRequest.BodyPublishers.ofString("x".repeat(messageBytes)))
                    .build());
        }
    }

    private int messageBytes;

    /** What stands behind {@code data:} of an event like those that are measured. */
    private static int bytesOfOurs() throws Exception {
        try (var app = AppProcess.start(TestDatabase.fresh())) {
            var tour = new TestTour(app.base).withStops();
            tour.nobody.get(tour.api("/map")).expect(200);
            try (var reader = new EventReader(app.base, tour.slug, null)) {
                Eventually.holds("the stream is open", Duration.ofSeconds(10), () -> reader.status() == 200);
                var known = reader.last();
                CLIENT.send(late(tour, 1), HttpResponse.BodyHandlers.discarding());
                Eventually.holds("the event comes", Duration.ofSeconds(10), () -> reader.last() > known);
                Thread.sleep(500); // its data stand below its number
                return lastData(reader).length();
            }
        }
    }

    private static String lastData(EventReader reader) {
        return reader.lines.stream()
                .filter(line -> line.startsWith("data:"))
                .reduce((before, last) -> last)
                .orElseThrow()
                .substring("data:".length())
                .strip();
    }

    private void ours(String name, long pause, int dead) throws Exception {
        var settings = new HashMap<>(TestDatabase.fresh());
        try (var app = AppProcess.start(Core.SERVER.pin(), AppProcess.PROGRAM, settings)) {
            var tour = new TestTour(app.base).withStops();
            warm(tour);
            var minutes = new int[] {1};
            measure(name, app.base, tour.api("/live"), app.pid(), pause, dead, () -> late(tour, ++minutes[0]));
        }
    }

    /** Every one changes what the public sees. */
    private static HttpRequest late(TestTour tour, int minutes) {
        var body = tour.checkIn("boston-copley-place", "late", Instant.now());
        body.put("minutes", 5 + minutes % 100);
        try {
            return HttpRequest.newBuilder(URI.create(tour.host.base() + "/api/check-ins/" + UUID.randomUUID()))
                    .header("Authorization", "Bearer " + tour.host.token())
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(Api.JSON.writeValueAsString(body)))
                    .build();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void warm(TestTour tour) throws Exception {
        tour.nobody.get(tour.api("/map")).expect(200);
        for (var i = 0; i < 400; i++) {
            CLIENT.send(late(tour, i), HttpResponse.BodyHandlers.discarding());
        }
    }

    private void measure(
            String name, String base, String path, long pid, long pause, int dead, Supplier<HttpRequest> next)
            throws Exception {
        var port = URI.create(base).getPort();
        // Whoever has had as many before keeps their memory; the first audience takes it.
        var empty = Usage.of(pid);
        warm(port, path, next);
        try (var audience = new Audience(port, path, READERS, dead)) {
            publish(next.get(), pause);
            publish(next.get(), pause);
            audience.report();
            var before = Usage.of(pid);
            var said = new ArrayList<Long>();
            for (var i = 0; i < MESSAGES; i++) {
                var request = next.get();
                said.add(Readers.micros());
                publish(request, pause);
            }
            Thread.sleep(2_000);
            var after = Usage.of(pid);
            tell(name, said, audience.report(), after.cpuSeconds() - before.cpuSeconds());
            figures.add(name + " memory", (after.residentBytes() - empty.residentBytes()) / 1024.0 / READERS);
            figures.add(name + " connected", audience.connectedMillis);
        }
    }

    /** As many readers came and went before: what is measured is a program that has run for a while. */
    private static void warm(int port, String path, Supplier<HttpRequest> next) throws Exception {
        try (var audience = new Audience(port, path, READERS, 0)) {
            for (var i = 0; i < WARM; i++) {
                publish(next.get(), 150);
            }
        }
        Thread.sleep(3_000);
    }

    private static void publish(HttpRequest request, long pause) throws Exception {
        var until = System.nanoTime() + pause * 1_000_000;
        var status =
                CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        assertEquals(2, status / 100);
        Thread.sleep(Math.max(0, (until - System.nanoTime()) / 1_000_000));
    }

    private void tell(String name, List<Long> said, List<long[]> heard, double cpuSeconds) {
        var delays = new ArrayList<Double>();
        var last = new ArrayList<Double>();
        for (var message = 0; message < Math.min(said.size(), heard.size()); message++) {
            for (var arrival : heard.get(message)) {
                delays.add((arrival - said.get(message)) / 1_000.0);
            }
            last.add(delays.get(delays.size() - 1));
        }
        delays.sort(Double::compare);
        last.sort(Double::compare);
        figures.add(name + " share", (double) delays.size() / ((long) READERS * said.size()));
        figures.add(name + " p50", delays.get(delays.size() / 2));
        figures.add(name + " p99", delays.get((int) (delays.size() * 0.99)));
        figures.add(name + " last", last.get(last.size() / 2));
        figures.add(name + " CPU", cpuSeconds * 1e6 / delays.size());
    }
}
