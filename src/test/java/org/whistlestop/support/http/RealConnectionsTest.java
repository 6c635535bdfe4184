package org.whistlestop.support.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.support.FreePort;
import org.whistlestop.testing.SelfSigned;

/** The real connector against servers of this machine, whose names only the test knows. */
class RealConnectionsTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final int MEGABYTE = 1 << 20;

    private static Vertx vertx;

    private HttpServer server;
    private String base;
    private final List<String> hosts = new ArrayList<>();

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/hello", exchange -> {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            var body = exchange.getRequestBody().readAllBytes();
            answer(exchange, 200, body.length > 0 ? body : "hello".getBytes(StandardCharsets.UTF_8));
        });
        server.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", exchange.getRequestURI().getQuery());
            answer(exchange, 302, new byte[10 * MEGABYTE]);
        });
        server.createContext("/loop", exchange -> {
            exchange.getResponseHeaders().add("Location", "/loop");
            answer(exchange, 302, new byte[0]);
        });
        server.createContext(
                "/size",
                exchange -> answer(
                        exchange,
                        200,
                        new byte[Integer.parseInt(exchange.getRequestURI().getQuery())]));
        server.createContext("/packed", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, gzip(Integer.parseInt(exchange.getRequestURI().getQuery())));
        });
        server.createContext("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                drip(out);
            }
        });
        server.start();
        base = "http://only-the-test-knows.example:" + server.getAddress().getPort();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void itConnectsToTheCheckedAddressUnderTheNameOfTheHost() {
        assertEquals("hello", client().get(base + "/hello").text());
        assertEquals(List.of(base.substring("http://".length())), hosts);
    }

    @Test
    void aBodyArrivesAsItIs() {
        var post = Outgoing.post(base + "/hello", "text/plain", "Grüße".getBytes(StandardCharsets.UTF_8));
        assertEquals("Grüße", client().send(post).text());
    }

    @Test
    void loopbackIsRefusedWhereItIsNotAllowed() {
        var refused = assertThrows(OutboundException.class, () -> client(false, new HttpClientOptions())
                .get(base + "/hello"));
        assertEquals(OutboundException.Kind.REFUSED, refused.kind());
        assertEquals(List.of(), hosts);
    }

    @Test
    void redirectsAreFollowedThreeTimesAndTheirBodiesAreNotRead() {
        var twice = base + "/redirect?" + base + "/redirect?" + "/hello";
        assertEquals("hello", client().get(twice).text());

        var refused = assertThrows(OutboundException.class, () -> client().get(base + "/loop"));
        assertTrue(refused.getMessage().contains("redirects more than 3 times"), refused.getMessage());
    }

    @Test
    void aMegabyteIsTakenAndAByteMoreIsNot() {
        assertEquals(MEGABYTE, client().get(base + "/size?" + MEGABYTE).body().length);
        tooLarge("/size?" + (MEGABYTE + 1));
        tooLarge("/size?" + 50 * MEGABYTE);
    }

    @Test
    void aBombIsCutWhenItsFirstMegabyteIsOut() {
        assertEquals(MEGABYTE, client().get(base + "/packed?" + MEGABYTE).body().length);
        tooLarge("/packed?" + (MEGABYTE + 1));

        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        tooLarge("/packed?" + 500 * MEGABYTE);
        var allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 20 * MEGABYTE, allocated + " bytes to unpack 500 MB");
    }

    private void tooLarge(String path) {
        var refused = assertThrows(OutboundException.class, () -> client().get(base + path));
        assertEquals("The answer is larger than 1 MB.", refused.getMessage());
        assertTrue(refused.mayHaveArrived());
    }

    @Test
    void aDrippingBodyIsCutAfterFiveSecondsInAll() {
        var start = Instant.now();
        var late = assertThrows(OutboundException.class, () -> client().get(base + "/redirect?/drip"));
        var took = Duration.between(start, Instant.now());

        assertEquals(OutboundException.Kind.UNREACHABLE, late.kind());
        assertTrue(late.mayHaveArrived());
        assertTrue(took.toMillis() >= 4_900 && took.toMillis() < 6_000, took.toString());
    }

    @Test
    void aNameServerThatSleepsIsPartOfTheFiveSeconds() {
        var start = Instant.now();
        var client = FakeWorld.client(
                true,
                100,
                100,
                (host, deadline) -> {
                    sleep(4_000);
                    return List.of(HERE);
                },
                new VertxConnector(vertx, new HttpClientOptions()));
        assertThrows(OutboundException.class, () -> client.get(base + "/drip"));
        var took = Duration.between(start, Instant.now());
        assertTrue(took.toMillis() < 6_000, took.toString());
    }

    @Test
    void aServerThatNeverAnswersIsLeftAfterFiveSeconds() throws IOException {
        try (var silent = new ServerSocket(0, 50, HERE)) {
            var start = Instant.now();
            var late = assertThrows(OutboundException.class, () -> client().get(
                            "https://silent.example:" + silent.getLocalPort() + "/"));
            assertFalse(late.mayHaveArrived());
            assertTrue(Duration.between(start, Instant.now()).toMillis() < 6_000);
        }
    }

    @Test
    void aClosedPortIsUnreachableAndNothingHasArrived() {
        var port = FreePort.find();
        var failed = assertThrows(OutboundException.class, () -> client().get("http://closed.example:" + port + "/"));
        assertEquals(OutboundException.Kind.UNREACHABLE, failed.kind());
        assertFalse(failed.mayHaveArrived());
    }

    @Test
    void aCertificateMustBeTrustedAndCarryTheNameOfTheHost() throws Exception {
        var certificate = new PfxOptions()
                .setPath(SelfSigned.of("right.example").toString())
                .setPassword(SelfSigned.PASSWORD);
        var tls = vertx.createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate))
                .requestHandler(request -> request.response().end("safe"))
                .listen(0, HERE.getHostAddress())
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        var port = ":" + tls.actualPort() + "/";
        var trusting = new HttpClientOptions().setTrustOptions(certificate);

        assertThrows(OutboundException.class, () -> client().get("https://right.example" + port));
        assertEquals(
                "safe",
                client(true, trusting).get("https://right.example" + port).text());
        var wrong = assertThrows(
                OutboundException.class, () -> client(true, trusting).get("https://wrong.example" + port));
        assertFalse(wrong.mayHaveArrived());
        assertThrows(OutboundException.class, () -> client(true, trusting).get("https://127.0.0.1" + port));
    }

    @Test
    void aNameIsLookedUpByTheMachine() {
        var client = FakeWorld.client(
                true, 100, 100, new SystemResolver(), new VertxConnector(vertx, new HttpClientOptions()));
        assertEquals(
                "hello",
                client.get("http://localhost:" + server.getAddress().getPort() + "/hello")
                        .text());
        assertThrows(OutboundException.class, () -> client.get("http://no-such-name.invalid/"));
    }

    private GuardedClient client() {
        return client(true, new HttpClientOptions());
    }

    private static GuardedClient client(boolean allowLoopback, HttpClientOptions options) {
        return FakeWorld.client(
                allowLoopback, 100, 100, (host, deadline) -> List.of(HERE), new VertxConnector(vertx, options));
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, int status, byte[] body)
            throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static byte[] gzip(int size) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            var zeros = new byte[MEGABYTE];
            for (var left = size; left > 0; left -= zeros.length) {
                out.write(zeros, 0, Math.min(left, zeros.length));
            }
        }
        return packed.toByteArray();
    }

    private static void drip(OutputStream out) throws IOException {
        for (var i = 0; i < 100; i++) {
            out.write('.');
            out.flush();
            sleep(200);
        }
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
