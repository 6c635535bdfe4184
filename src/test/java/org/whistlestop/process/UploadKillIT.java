package org.whistlestop.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whistlestop.photo.upload.TestPicture;
import org.whistlestop.photo.upload.Uploader;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/**
 * The program killed while photos arrive and while they are made: what was acknowledged is there afterwards, every whole photo
 * gets made, and what nobody needs is swept. Twenty times fewer kills than the full 200 by default: {@code -Dupload.kills=200}.
 */
class UploadKillIT {

    private static final int KILLS = Integer.getInteger("upload.kills", 10);
    private static final int WRITERS = 2;

    @TempDir
    Path folder;

    private final Map<String, byte[]> whole = new ConcurrentHashMap<>();
    private final Collection<String> lost = new ConcurrentLinkedQueue<>();
    private final Random random = new Random(20081121);
    private Map<String, String> database;
    private TestTour tour;
    private List<byte[]> pictures;
    private volatile String base;
    private volatile boolean stopped;

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        database = TestDatabase.fresh();
        pictures = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> TestPicture.jpeg(150 * i, 100 * i, i))
                .toList();
        var app = start("1H");
        base = app.base;
        tour = new TestTour(base).withStops();
        var writers = IntStream.range(0, WRITERS).mapToObj(i -> writer(i)).toList();
        for (var kill = 0; kill < KILLS; kill++) {
            awaitSomeMore();
            Thread.sleep(random.nextInt(600));
            app.kill();
            app = start("1H");
            base = app.base;
        }
        stopped = true;
        for (var writer : writers) {
            writer.join();
        }
        System.out.printf("MEASURED %d photos whole through %d kills%n", whole.size(), KILLS);
        assertEquals(List.of(), List.copyOf(lost));
        assertTrue(whole.size() >= KILLS, "Photos came between the kills: " + whole.size());
        awaitAllMade(app);
        app.kill();
        try (var last = start("10S")) {
            assertEveryByteIsThere();
            assertNothingElseIs(last);
        }
    }

    /** Kills in the midst of work, not in the quiet before it. */
    private void awaitSomeMore() {
        var before = whole.size();
        Eventually.holds("photos arrive", Duration.ofSeconds(60), () -> whole.size() > before || !lost.isEmpty());
    }

    private AppProcess start(String orphanAge) {
        var settings = new HashMap<>(database);
        settings.put("whistlestop.data", folder.toString());
        settings.put("whistlestop.storage.folder", folder.resolve("photos").toString());
        settings.put("whistlestop.uploads.folder", folder.resolve("arriving").toString());
        settings.put("whistlestop.uploads.orphan-age", orphanAge);
        settings.put("whistlestop.uploads.sweep-every", "1S");
        settings.put("whistlestop.uploads.unfinished", "100000"); // of a beginning whose answer was lost nobody knows
        settings.put("whistlestop.uploads.unfinished-size", "100G");
        return AppProcess.start(settings);
    }

    private Thread writer(int number) {
        var thread = new Thread(() -> {
            var seeded = new Random(number);
            while (!stopped) {
                try {
                    send(pictures.get(seeded.nextInt(pictures.size())), seeded);
                } catch (AssertionError | RuntimeException e) {
                    lost.add(String.valueOf(e));
                    return;
                }
            }
        });
        thread.start();
        return thread;
    }

    private void send(byte[] picture, Random seeded) {
        var metadata = Uploader.metadata(tour);
        var upload = begin(metadata, picture.length);
        var acknowledged = 0L;
        while (acknowledged < picture.length) {
            var until = Math.min(picture.length, acknowledged + 1 + seeded.nextInt(picture.length));
            var piece = Arrays.copyOfRange(picture, (int) acknowledged, (int) until);
            acknowledged = goOn(upload, acknowledged, piece);
        }
        whole.put(metadata.get("photo"), picture);
    }

    private String begin(Map<String, String> metadata, long length) {
        while (true) {
            try {
                return host().begin(metadata, length).expect(201).header("Location");
            } catch (UncheckedIOException | AssertionError e) {
                pause();
            }
        }
    }

    /** After a cut it asks; what it is told is never less than what it was told before. */
    private long goOn(String upload, long acknowledged, byte[] piece) {
        try {
            var answer = host().goOn(upload, acknowledged, piece);
            if (answer.status() == 204) {
                return Long.parseLong(answer.header("Upload-Offset"));
            }
            if (answer.status() < 500 && answer.status() != 409) {
                throw new IllegalStateException("Refused: " + answer.status() + " " + answer.text());
            }
        } catch (UncheckedIOException e) {
            // killed in between
        }
        var told = ask(upload);
        if (told < acknowledged) {
            throw new IllegalStateException("Lost: " + told + " of " + acknowledged + " of " + upload);
        }
        return told;
    }

    private long ask(String upload) {
        while (true) {
            try {
                var answer = host().ask(upload);
                if (answer.status() == 200) {
                    return Long.parseLong(answer.header("Upload-Offset"));
                }
                if (answer.status() < 500) {
                    throw new IllegalStateException("Lost: " + answer.status() + " for " + upload);
                }
            } catch (UncheckedIOException e) {
                // not up again yet
            }
            pause();
        }
    }

    private Uploader host() {
        return new Uploader(new Api(base, tour.host.token()));
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAllMade(AppProcess app) {
        Eventually.holds("all are made:\n" + app.log, Duration.ofMinutes(5), () -> query(
                        "select id::text from photo where width is null")
                .isEmpty());
        assertEquals(
                whole.size(),
                query("select id::text from photo where width is not null").stream()
                        .filter(whole::containsKey)
                        .count());
    }

    private void assertEveryByteIsThere() throws IOException {
        for (var photo : whole.entrySet()) {
            var bytes = new ByteArrayOutputStream();
            var objects = query("select unnest(objects) from photo_original where photo_id = '" + photo.getKey() + "'");
            for (var object : objects) {
                bytes.writeBytes(Files.readAllBytes(folder.resolve("photos").resolve(object)));
            }
            assertArrayEquals(photo.getValue(), bytes.toByteArray(), photo.getKey());
        }
        assertEquals(List.of(), query("""
                select object from upload_chunk join upload on upload.id = upload_id where completed_at is not null"""));
    }

    private void assertNothingElseIs(AppProcess app) {
        Eventually.holds("the rest is swept: " + unknown(), Duration.ofSeconds(90), () -> unknown()
                .isEmpty());
        assertTrue(app.output().lines().noneMatch(line -> line.contains(" ERROR ")), app.output());
    }

    /** Files that no row knows, and bodies that nobody sends any more. */
    private Set<String> unknown() {
        var known = Set.copyOf(query("""
                select unnest(objects) from photo_original union all select object from upload_chunk
                union all select object from photo_size"""));
        var found = new TreeSet<>(files(folder.resolve("photos")));
        found.removeAll(known);
        found.addAll(files(folder.resolve("arriving")));
        found.addAll(files(folder.resolve("making")));
        return found;
    }

    /** And folders that are empty. */
    private static List<String> files(Path in) {
        try (Stream<Path> all = Files.walk(in)) {
            return all.filter(path -> !path.equals(in) && isFileOrEmpty(path))
                    .map(file -> in.relativize(file).toString())
                    .collect(Collectors.toList());
        } catch (IOException | UncheckedIOException e) {
            return List.of("at work: " + e.getMessage());
        }
    }

    private static boolean isFileOrEmpty(Path path) {
        var inside = path.toFile().list();
        return inside == null ? Files.exists(path) : inside.length == 0;
    }

    private List<String> query(String sql) {
        try (var connection = DriverManager.getConnection(
                        database.get("quarkus.datasource.jdbc.url"),
                        database.get("quarkus.datasource.username"),
                        database.get("quarkus.datasource.password"));
                var rows = connection.createStatement().executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
