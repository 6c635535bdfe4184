package org.whistlestop.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.logging.Logger;
import org.whistlestop.account.Permission;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.image.ByteStore;
import org.whistlestop.image.ImagesConfig;
import org.whistlestop.image.NoSuchBytesException;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.Sql;
import org.whistlestop.tour.Tours;

/** Takes a tour out. Its rows stand in a file for that long; of the photos there is one in hand at a time. */
@ApplicationScoped
class Exports {

    private static final Logger LOG = Logger.getLogger(Exports.class);

    /** Of every entry, so that the same tour makes the same file. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    @Inject
    AgroalDataSource database;

    @Inject
    Tours tours;

    @Inject
    Audit audit;

    @Inject
    RowsWriter rows;

    @Inject
    ByteStore store;

    @Inject
    ImagesConfig images;

    @Inject
    ObjectMapper json;

    /** Each holds a thread for as long as its reader takes. */
    private final Semaphore slots = new Semaphore(2);

    /** The file, to be written as it is read; who asks is written down first. */
    @Transactional
    StreamingOutput of(String slug) {
        var tour = tours.forCaller(slug, Permission.EXPORT);
        audit.record(tour.id, "exported", "tour", tour.id);
        var id = tour.id;
        return output -> inTurn(() -> write(id, slug, output));
    }

    /** How much there is of a tour, for who wonders how long it takes. */
    @Transactional
    Extent extentOf(String slug) {
        var tour = tours.forCaller(slug, Permission.EXPORT);
        return Sql.with(database, """
                select (select count(*) from photo where tour_id = ?),
                    coalesce((select sum(s.bytes) from photo_size s join photo p on p.id = s.photo_id where p.tour_id = ?), 0)
                    + coalesce((select sum(o.bytes) from photo_original o join photo p on p.id = o.photo_id
                        where p.tour_id = ? and cardinality(o.objects) > 0), 0)""", query -> {
            query.setObject(1, tour.id);
            query.setObject(2, tour.id);
            query.setObject(3, tour.id);
            return Sql.single(query, row -> new Extent(tour.title, row.getLong(1), row.getLong(2)));
        });
    }

    /** @param bytes of the photos' files, which is nearly all there is */
    record Extent(String title, long photos, long bytes) {}

    private void inTurn(Work work) throws IOException {
        if (!slots.tryAcquire()) {
            throw new ProblemException(Problem.of(503, "Two tours are being exported already. Try again in a minute."));
        }
        try {
            work.run();
        } finally {
            slots.release();
        }
    }

    private void write(UUID tour, String slug, OutputStream output) throws IOException {
        Files.createDirectories(images.folder());
        var file = Files.createTempFile(images.folder(), "export", ".json");
        try {
            var files = rows.write(tour, slug, file);
            write(file, files, new ZipOutputStream(output));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void write(Path rowsFile, List<String> files, ZipOutputStream zip) throws IOException {
        begin(zip, TourFile.ROWS);
        Files.copy(rowsFile, zip);
        zip.closeEntry();
        zip.setLevel(Deflater.NO_COMPRESSION);
        var missing = new ArrayList<String>();
        for (var name : files) {
            if (!writeFile(name, zip)) {
                missing.add(name);
            }
        }
        begin(zip, TourFile.END);
        zip.write(json.writeValueAsBytes(new TourFile.End(files.size() - missing.size(), missing)));
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    /** False for what was taken down since its row was read. */
    private boolean writeFile(String name, ZipOutputStream zip) throws IOException {
        try (var bytes = store.open(name)) {
            begin(zip, name);
            bytes.transferTo(zip);
            zip.closeEntry();
            return true;
        } catch (NoSuchBytesException e) {
            LOG.infof("%s is gone; the export goes on without it", name);
            return false;
        }
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}
