package org.whistlestop.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A store that is there, but ill. */
class S3TroubleTest {

    /** Three attempts of a second, and the pauses between them. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    @TempDir
    Path folder;

    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anErrorIsTriedThriceAndThenClear() throws IOException {
        var store = store(exchange -> answer(exchange, 500, "InternalError"));

        assertTrouble(() -> store.put("a.jpg", file()));

        assertEquals(3, calls.get());
    }

    @Test
    void silenceEnds() throws IOException {
        var store = store(S3TroubleTest::sleep);

        assertTrouble(() -> store.put("a.jpg", file()));
        assertTrouble(() -> store.open("a.jpg"));
        assertTrouble(() -> store.listOlderThan("a", java.time.Instant.now(), 1));
    }

    @Test
    void aLineThatIsCutIsNoPicture() throws IOException {
        var store = store(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.close();
        });

        assertTimeoutPreemptively(
                PATIENCE,
                () -> assertThrows(IOException.class, () -> store.open("a.jpg").readAllBytes()));
    }

    @ParameterizedTest
    @CsvSource({"507, InsufficientStorage", "403, QuotaExceeded", "400, XMinioStorageFull"})
    void aFullStoreIsCalledFull(int status, String code) throws IOException {
        var store = store(exchange -> answer(exchange, status, code));

        assertThrows(StoreFullException.class, () -> store.put("a.jpg", file()));
    }

    @Test
    void whatIsForbiddenIsNotCalledMissing() throws IOException {
        var store = store(exchange -> answer(exchange, 403, "AccessDenied"));

        assertTrouble(() -> store.open("a.jpg"));
    }

    @Test
    void aMissingBucketIsNotAMissingPicture() throws IOException {
        var store = store(exchange -> answer(exchange, 404, "NoSuchBucket"));

        assertTrouble(() -> store.open("a.jpg"));
    }

    private static void assertTrouble(org.junit.jupiter.api.function.Executable call) {
        assertTimeoutPreemptively(PATIENCE, () -> {
            var trouble = assertThrows(UncheckedIOException.class, call);
            assertTrue(
                    trouble.getMessage().contains("The store of pictures does not do its work"), trouble.getMessage());
        });
    }

    private S3Store store(HttpHandler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            handler.handle(exchange);
        });
        server.start();
        return new S3Store(S3StoreTest.settings(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "1S"));
    }

    private static void answer(HttpExchange exchange, int status, String code) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var error = "<Error><Code>%s</Code><Message>no</Message></Error>"
                .formatted(code)
                .getBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, error.length);
        exchange.getResponseBody().write(error);
        exchange.close();
    }

    private static void sleep(HttpExchange exchange) {
        try {
            Thread.sleep(PATIENCE.toMillis() * 2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("file"), "bytes");
    }
}
