package org.whistlestop.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.FakeSite;
import org.whistlestop.testing.Mentioning;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** Traces go to the collector that is named, and a collector that is not there harms nothing. */
class TracesIT {

    private static final String STOP = "boston-copley-place";
    private static final String HERE = "http://tour.example.org";
    private static final String SECRET = "/opens/everything";

    @Test
    void aCheckInIsASpanAtTheCollectorAndAForeignHostLearnsNothing() throws IOException {
        try (var collector = new Collector();
                var site = new FakeSite();
                var app = AppProcess.start(settings(Map.of(
                        "otel.exporter.otlp.endpoint", collector.address(),
                        "otel.exporter.otlp.protocol", "http/protobuf",
                        "quarkus.otel.bsp.schedule.delay", "PT0.2S",
                        "whistlestop.outbound.allow-loopback", "true",
                        "whistlestop.base-url", HERE)))) {
            var tour = new TestTour(app.base).withStops();
            visit(site, new Mentioning(tour, HERE));
            tour.say(STOP, "arrived", Instant.now()).expect(201);

            // Spans come in the order in which they end: the visit's have come, too, then.
            Eventually.holds(
                    "a span of the check-in", Duration.ofSeconds(10), () -> collector.said("PUT /api/check-ins/{id}"));
            assertTrue(collector.said("whistlestop"), "the service has a name");
            assertFalse(collector.said(tour.host.token()), "a token is nobody's business");
            assertTrue(collector.said(URI.create(site.base).getHost()), "where we asked");
            assertFalse(collector.said(SECRET), "nor is a path at a foreign host, which may open something");
            var head = site.requests.get(0).head().toLowerCase(Locale.ROOT);
            assertTrue(head.contains("user-agent"), head);
            assertFalse(head.contains("traceparent"), "a foreign host is told nothing of it: " + head);
        }
    }

    private static void visit(FakeSite site, Mentioning mentioning) {
        site.page(
                SECRET,
                (request, out) -> FakeSite.write(
                        out, 200, "Content-Type: text/html", "<a href=\"" + mentioning.boston() + "\">it</a>"));
        mentioning.became(mentioning.told(site.base + SECRET, mentioning.boston()), "new");
    }

    @Test
    void withoutItsCollectorTheProgramGoesOn() {
        try (var app = AppProcess.start(settings(Map.of(
                "otel.exporter.otlp.endpoint", "http://127.0.0.1:9",
                "otel.exporter.otlp.protocol", "http/protobuf",
                "quarkus.otel.bsp.schedule.delay", "PT0.2S")))) {
            var tour = new TestTour(app.base).withStops();
            for (var i = 0; i < 50; i++) {
                tour.say(STOP, "arrived", Instant.now()).expect(201);
            }
            var complaints = app.output()
                    .lines()
                    .filter(line -> line.contains("127.0.0.1:9") || line.contains("Failed to export"))
                    .count();
            assertTrue(complaints <= 20, complaints + " complaints:\n" + app.output());
        }
    }

    @Test
    void withoutAnEndpointNobodySpeaksOfTraces() {
        try (var app = AppProcess.start(settings(Map.of()))) {
            var tour = new TestTour(app.base).withStops();
            tour.say(STOP, "arrived", Instant.now()).expect(201);

            var spoken = app.output()
                    .lines()
                    .filter(line -> !line.contains("Installed features"))
                    .filter(line -> line.toLowerCase().contains("otel")
                            || line.toLowerCase().contains("opentelemetry"))
                    .toList();
            assertEquals(List.of(), spoken);
        }
    }

    private static Map<String, String> settings(Map<String, String> more) {
        var settings = new HashMap<>(TestDatabase.fresh());
        settings.putAll(more);
        return settings;
    }

    /** Takes whatever comes. Words stand in its binary form as they are. */
    private static final class Collector implements AutoCloseable {

        private final List<String> bodies = new CopyOnWriteArrayList<>();
        private final HttpServer server;

        Collector() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        boolean said(String words) {
            return bodies.stream().anyMatch(body -> body.contains(words));
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
