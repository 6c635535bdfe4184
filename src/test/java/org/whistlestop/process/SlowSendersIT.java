package org.whistlestop.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** Speaks to the program's socket as no decent client does. */
class SlowSendersIT {

    private static final int IDLE_SECONDS = 17;
    private static final int BODY_SECONDS = 4;
    private static final int CONNECTIONS = 100;

    private static AppProcess app;

    @BeforeAll
    static void start() {
        var settings = new HashMap<>(TestDatabase.fresh());
        settings.put("quarkus.http.idle-timeout", IDLE_SECONDS + "S");
        settings.put("whistlestop.limits.body-time", BODY_SECONDS + "S");
        settings.put("quarkus.http.limits.max-connections", String.valueOf(CONNECTIONS));
        app = AppProcess.start(settings);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void whatIsTooLongIsRefused() throws IOException {
        assertEquals("414", status("GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"));
        assertEquals("431", status("GET /api/tours HTTP/1.1\r\nHost: a\r\nX-A: " + "x".repeat(17_000) + "\r\n\r\n"));
        var large = send(
                "PUT /api/check-ins/1 HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 5000000\r\n\r\n{");
        try (large) {
            var answer = new String(large.getInputStream().readNBytes(900), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 413") && answer.contains("application/problem+json"), answer);
        }
    }

    @Test
    void aBodyDropByDropIsCutOff() throws Exception {
        try (var socket = send(
                "POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n")) {
            assertTrue(secondsUntilCut(socket, 1_000) < BODY_SECONDS + 4);
        }
    }

    @Test
    void aSilentLineEndsButTheLiveStreamLivesOn() throws Exception {
        var tour = new TestTour(app.base).withStops();
        try (var half = send("GET / HTTP/1.1\r\nHost: a\r\nX-");
                var idle = send("GET /q/health HTTP/1.1\r\nHost: a\r\n\r\n");
                var live = send("GET /api/tours/" + tour.slug + "/live HTTP/1.1\r\nHost: a\r\n\r\n")) {
            assertTrue(secondsUntilEnd(half) < IDLE_SECONDS + 5);
            assertTrue(secondsUntilEnd(idle) < IDLE_SECONDS + 5);
            Thread.sleep(IDLE_SECONDS * 1_000L);
            live.setSoTimeout(200);
            drain(live);
            tour.say("boston-copley-place", "arrived", java.time.Instant.now()).expect(201);
            live.setSoTimeout(5_000);
            assertTrue(new String(live.getInputStream().readNBytes(20), StandardCharsets.UTF_8).length() == 20);
        }
    }

    @Test
    void connectionsAreBounded() throws Exception {
        var open = new ArrayList<Socket>();
        try {
            for (var i = 0; i < CONNECTIONS + 20; i++) {
                open.add(send("G"));
            }
            Eventually.holds(
                    "the last ones are refused",
                    Duration.ofSeconds(10),
                    () -> open.stream().filter(SlowSendersIT::isClosed).count() >= 20);
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
        Eventually.holds("others come in again", Duration.ofSeconds(10), SlowSendersIT::isHealthy);
    }

    private static boolean isHealthy() {
        try {
            return status("GET /q/health HTTP/1.1\r\nHost: a\r\n\r\n").equals("200");
        } catch (IOException | StringIndexOutOfBoundsException e) {
            return false;
        }
    }

    private static boolean isClosed(Socket socket) {
        try {
            socket.setSoTimeout(5);
            return socket.getInputStream().read() == -1;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static void drain(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {}
            throw new AssertionError("The stream ended");
        } catch (java.net.SocketTimeoutException e) {
            // still open
        }
    }

    private static double secondsUntilCut(Socket socket, long every) throws InterruptedException {
        var start = System.nanoTime();
        try {
            for (var i = 0; i < 30; i++) {
                socket.getOutputStream().write('x');
                socket.getOutputStream().flush();
                Thread.sleep(every);
            }
        } catch (SocketException e) {
            return (System.nanoTime() - start) / 1e9;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("Never cut off");
    }

    private static double secondsUntilEnd(Socket socket) throws IOException {
        var start = System.nanoTime();
        socket.setSoTimeout(60_000);
        while (socket.getInputStream().read() >= 0) {}
        return (System.nanoTime() - start) / 1e9;
    }

    private static String status(String request) throws IOException {
        try (var socket = send(request)) {
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8).substring(9);
        }
    }

    private static Socket send(String text) throws IOException {
        var address = URI.create(app.base);
        var socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }
}
