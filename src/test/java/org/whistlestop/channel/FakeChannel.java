package org.whistlestop.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server of somebody else that misbehaves on demand: it acts and then drops its answer, answers late, or refuses to act. What a kind
 * of channel keeps and answers stands in its subclasses; public is what a reader of that channel would see.
 */
public abstract class FakeChannel implements AutoCloseable {

    /** What to answer: the body is sent as UTF-8. */
    protected record Reply(int status, String type, String body) {
        public static Reply json(int status, String body) {
            return new Reply(status, "application/json", body);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final Random chance = new Random(42);
    protected final AtomicInteger requests = new AtomicInteger();

    /** Share of the requests, 0 to 1, that are acted upon and then not answered. */
    public volatile double dropsAnswers;
    /** Share of the requests that are not acted upon: the line is cut before. */
    public volatile double dropsRequests;
    /** Milliseconds before each answer, after the act. */
    public volatile int answersAfter;
    /** Refuses everything with this status while not 0. */
    public volatile int refusesWith;

    protected FakeChannel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Acts on one request; the body has been read. Called by many threads at once. */
    protected abstract Reply act(HttpExchange request, byte[] body) throws IOException;

    /** How many things the public sees there. */
    public abstract int published();

    /** How many of them are there once more, under whatever id: the same text twice. */
    public abstract int doubles();

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange request) throws IOException {
        try (request) {
            requests.incrementAndGet();
            var body = request.getRequestBody().readAllBytes();
            if (happens(dropsRequests)) {
                return;
            }
            var reply = refusesWith != 0 ? Reply.json(refusesWith, "{\"message\":\"Not today\"}") : act(request, body);
            pause();
            if (happens(dropsAnswers)) {
                return;
            }
            var bytes = reply.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            request.getResponseHeaders().set("Content-Type", reply.type());
            request.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            request.getResponseBody().write(bytes);
        }
    }

    private void pause() {
        try {
            Thread.sleep(answersAfter);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean happens(double share) {
        synchronized (chance) {
            return chance.nextDouble() < share;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
