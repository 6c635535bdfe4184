package org.whistlestop.photo.upload;

import io.vertx.core.http.HttpConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Knows over which lines bodies arrive here. Who asks how far an upload is has lost the line it came by, often long before
 * that shows on our side; without ending it, what comes over the new line would be refused once the old one is given up.
 */
@ApplicationScoped
class Lines {

    private static final int PATIENCE_SECONDS = 5;

    private final Map<UUID, Set<Line>> byUpload = new ConcurrentHashMap<>();

    /** To be closed when what came over it is kept. */
    Line open(UUID upload, HttpConnection connection) {
        var line = new Line(upload, connection, new CountDownLatch(1));
        byUpload.compute(upload, (id, lines) -> {
            var all = lines == null ? ConcurrentHashMap.<Line>newKeySet() : lines;
            all.add(line);
            return all;
        });
        return line;
    }

    /** Ends them and waits until what came over them is kept. */
    void end(UUID upload) {
        for (var line : byUpload.getOrDefault(upload, Set.of())) {
            line.connection.close();
            line.awaitKept();
        }
    }

    final class Line implements AutoCloseable {

        private final UUID upload;
        private final HttpConnection connection;
        private final CountDownLatch kept;

        private Line(UUID upload, HttpConnection connection, CountDownLatch kept) {
            this.upload = upload;
            this.connection = connection;
            this.kept = kept;
        }

        private void awaitKept() {
            try {
                kept.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            byUpload.computeIfPresent(upload, (id, lines) -> {
                lines.remove(this);
                return lines.isEmpty() ? null : lines;
            });
            kept.countDown();
        }
    }
}
