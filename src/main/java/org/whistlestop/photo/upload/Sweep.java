package org.whistlestop.photo.upload;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.whistlestop.image.ByteStore;
import org.whistlestop.image.ImagesConfig;
import org.whistlestop.support.ProblemException;

/** Finishes what a crash left whole, and throws away what nobody waits for any more. Any replica may, at any time. */
@ApplicationScoped
class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);

    private static final int AT_ONCE = 100;
    private static final int COMPARED_AT_ONCE = 1_000;

    /** Names are a hundred bytes, and what a tour keeps of its originals stands among them. */
    private static final int LISTED_AT_MOST = 200_000;

    @Inject
    UploadsConfig config;

    @Inject
    ImagesConfig images;

    @Inject
    UploadTable table;

    @Inject
    Uploads uploads;

    @Inject
    Completion completion;

    @Inject
    ByteStore store;

    @Inject
    Clock clock;

    @Scheduled(every = "{whistlestop.uploads.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() throws IOException {
        table.listWhole(AT_ONCE).forEach(this::complete);
        while (endExpired() == AT_ONCE) {
            LOG.debug("More expired uploads");
        }
        var before = clock.instant().minus(config.orphanAge());
        deleteUnknown(store.listOlderThan("incoming", before, LISTED_AT_MOST));
        deleteUnknown(store.listOlderThan("photos", before, LISTED_AT_MOST));
        deleteLeftovers(config.folder(), before);
        deleteLeftovers(images.folder(), before);
    }

    private void complete(UUID id) {
        try {
            completion.complete(id);
        } catch (ProblemException e) {
            LOG.infof("Upload %s ended: %s", id, e.getMessage());
        } catch (RuntimeException e) {
            // One whose bytes cannot be read just now does not hold up the others.
            LOG.errorf(e, "Upload %s is whole, but could not be handed over", id);
        }
    }

    private int endExpired() {
        var expired = uploads.endExpired(AT_ONCE);
        expired.pieces().forEach(store::delete);
        return expired.uploads();
    }

    private void deleteUnknown(List<String> objects) {
        for (var from = 0; from < objects.size(); from += COMPARED_AT_ONCE) {
            var some = objects.subList(from, Math.min(objects.size(), from + COMPARED_AT_ONCE));
            table.listUnknown(some).forEach(store::delete);
        }
    }

    /** Of bodies that were arriving, and photos that were being made, when the program died. */
    private static void deleteLeftovers(Path folder, Instant before) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder)) {
            for (var leftover : leftovers) {
                deleteIfOlder(leftover, before);
            }
        } catch (NoSuchFileException e) {
            // there was no work here yet
        }
    }

    private static void deleteIfOlder(Path leftover, Instant before) throws IOException {
        try {
            if (Files.getLastModifiedTime(leftover).toInstant().isBefore(before)) {
                deleteAll(leftover);
            }
        } catch (NoSuchFileException e) {
            // it was just taken away
        }
    }

    private static void deleteAll(Path leftover) throws IOException {
        try (Stream<Path> files = Files.walk(leftover)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
