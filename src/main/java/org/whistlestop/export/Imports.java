package org.whistlestop.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.whistlestop.image.ByteStore;
import org.whistlestop.image.ImagesConfig;
import org.whistlestop.image.StoreFullException;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/**
 * Takes a tour in: looks at all its rows, puts the files away, then puts all rows in at once. Files that no row names, because
 * something was wrong or the program died, are swept like those of any upload; nothing is deleted here, for another import may
 * have brought the same.
 */
@ApplicationScoped
class Imports {

    /** Rows of a long tour take a tenth of it. */
    private static final long ROWS_FILE_AT_MOST = 256L * 1024 * 1024;

    private static final long DRAINED_AT_MOST = 64L * 1024 * 1024;

    private static final int SECONDS = 600;

    @Inject
    ImportsConfig config;

    @Inject
    Catalogue catalogue;

    @Inject
    Newcomers newcomers;

    @Inject
    ByteStore store;

    @Inject
    ImagesConfig images;

    @Inject
    ObjectMapper json;

    /** The sweep takes what is older and in no row. */
    @ConfigProperty(name = "whistlestop.uploads.orphan-age", defaultValue = "1H")
    Duration orphanAge;

    private final Semaphore slot = new Semaphore(1);

    /** @param body read on for a while where it is refused, so that who sends it hears why */
    ImportedTour take(InputStream body) {
        mayTake();
        if (!slot.tryAcquire()) {
            throw new ProblemException(Problem.of(503, "A tour is being imported already. Try again in a minute."));
        }
        try {
            return inFolder(folder -> take(body, folder));
        } finally {
            slot.release();
            drain(body);
        }
    }

    void mayTake() {
        QuarkusTransaction.requiringNew().run(newcomers::mayCome);
    }

    private ImportedTour take(InputStream body, Path folder) throws IOException {
        var start = System.nanoTime();
        var zip = new ArrivingZip(body);
        if (!zip.nextName().equals(TourFile.ROWS)) {
            throw zip.nextName().isEmpty()
                    ? ArrivingZip.cut()
                    : BadTourFile.at(zip.nextName(), "The first entry of the ZIP is not " + TourFile.ROWS, null);
        }
        var rows = folder.resolve(TourFile.ROWS);
        zip.read(rows, ROWS_FILE_AT_MOST);
        var contents = QuarkusTransaction.requiringNew().timeout(SECONDS).call(() -> {
            var read = Contents.read(rows, catalogue::columnsOf, catalogue.version(), config.rows());
            newcomers.refuse(read);
            return read;
        });
        refuseTooMuch(contents.files);
        var missing = putAway(contents.files, zip, folder);
        if (Duration.ofNanos(System.nanoTime() - start).compareTo(orphanAge.dividedBy(2)) > 0) {
            throw new ProblemException(Problem.of(
                    503,
                    "The file took longer than " + orphanAge.dividedBy(2).toMinutes()
                            + " minutes to come. Send it over a faster line. Nothing was imported."));
        }
        return QuarkusTransaction.requiringNew().timeout(SECONDS).call(() -> newcomers.settle(contents, rows, missing));
    }

    private void refuseTooMuch(List<PhotoFile> files) {
        var most = config.size().asLongValue();
        var sum = 0L;
        for (var file : files) {
            if (file.bytes() < 0 || file.bytes() > most || file.isLast() && (sum += file.bytes()) > most) {
                throw BadTourFile.at(file.name(), "The photos are larger than whistlestop.imports.size allows", null);
            }
        }
    }

    /** Answers the names of files that the export could not take along. */
    private List<String> putAway(List<PhotoFile> files, ArrivingZip zip, Path folder) throws IOException {
        var digest = sha256();
        var bytes = 0L;
        var isWhole = true;
        var missing = new java.util.ArrayList<String>();
        try {
            for (var file : files) {
                if (file.isFirst()) {
                    bytes = 0;
                    isWhole = true;
                    digest.reset();
                }
                if (zip.nextName().equals(file.name())) {
                    var arrived = folder.resolve("photo");
                    bytes += zip.read(arrived, file.bytes() - bytes, digest);
                    refuseOther(file, isWhole, bytes, digest);
                    store.put(file.name(), arrived);
                } else {
                    isWhole = false;
                    missing.add(file.name());
                }
            }
        } catch (StoreFullException e) {
            throw new ProblemException(Problem.of(507, "There is no room for these photos. Nothing was imported."));
        }
        if (!zip.end(folder.resolve(TourFile.END), json).missing().equals(missing)) {
            throw BadTourFile.of("Files of photos are missing that the export had");
        }
        return missing;
    }

    private static void refuseOther(PhotoFile file, boolean isWhole, long bytes, MessageDigest digest) {
        if (file.isLast()
                && isWhole
                && (bytes != file.bytes()
                        || !HexFormat.of().formatHex(digest.digest()).startsWith(file.hash()))) {
            throw BadTourFile.at(file.name(), "It is not the file that its row is about", null);
        }
    }

    private ImportedTour inFolder(Work work) {
        try {
            Files.createDirectories(images.folder());
            var folder = Files.createTempDirectory(images.folder(), "import");
            try {
                return work.in(folder);
            } finally {
                for (var name : List.of(TourFile.ROWS, "photo", TourFile.END)) {
                    Files.deleteIfExists(folder.resolve(name));
                }
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who is still sending reads no answer. */
    private static void drain(InputStream body) {
        try {
            var rest = OutputStream.nullOutputStream();
            var buffer = new byte[64 * 1024];
            var drained = 0L;
            for (var read = body.read(buffer); read >= 0 && drained < DRAINED_AT_MOST; read = body.read(buffer)) {
                rest.write(buffer, 0, read);
                drained += read;
            }
        } catch (IOException | RuntimeException e) {
            // the line is gone, and with it who would read
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Work {
        ImportedTour in(Path folder) throws IOException;
    }
}
