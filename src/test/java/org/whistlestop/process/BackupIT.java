package org.whistlestop.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whistlestop.photo.upload.TestPicture;
import org.whistlestop.photo.upload.Uploader;
import org.whistlestop.support.EmbeddedPostgres;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/**
 * The program restored while check-ins and photos arrive: to random moments into other folders, and to the latest after its own
 * was deleted under it. In a hurry by default; in full, with the usual pace of the backup, {@code -Drestores=20}.
 */
class BackupIT {

    private static final int RESTORES = Integer.getInteger("restores", 3);
    private static final boolean IN_FULL = RESTORES > 5;
    private static final int LIVES = Math.max(1, RESTORES / 5);
    private static final Pattern MOMENTS = Pattern.compile("from (\\S+Z) to (\\S+Z)");

    @TempDir
    Path folder;

    /** When we asked, and when we had the answer. */
    private record Sent(Instant asked, Instant answered) {}

    private final Map<UUID, Sent> checkIns = new ConcurrentHashMap<>();
    private final Map<UUID, Sent> photos = new ConcurrentHashMap<>();
    private final byte[] picture = TestPicture.jpeg(300, 200, 7);
    private final Random random = new Random(20081122);
    private final List<Double> losses = new ArrayList<>();
    private final List<Double> took = new ArrayList<>();
    private TestTour tour;
    private Instant begun;
    private volatile String base;
    private volatile boolean stopped;

    @Test
    void nothingOlderThanAMinuteIsLost() throws Exception {
        var app = start();
        tour = new TestTour(app.base).withStops();
        begun = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Files.copy(data().resolve("secrets.key"), folder.resolve("secrets.key"));
        for (var life = 0; life < LIVES; life++) {
            base = app.base;
            stopped = false;
            var writers = List.of(writer(this::checkIn), writer(this::sendPhoto));
            awaitABackup(app);
            for (var moment = 0; moment < RESTORES / LIVES - 1; moment++) {
                goOn(15_000);
                restoreElsewhere(randomMoment());
            }
            goOn(30_000);
            app = loseAllAndRestore(app, writers);
        }
        assertSilent(app);
        System.out.printf(
                "MEASURED %d restores, %d check-ins, %d photos: lost with the folder at most %.1f s; a restore took %.1f s,"
                        + " at most %.1f s%n",
                took.size(),
                checkIns.size(),
                photos.size(),
                losses.stream().mapToDouble(d -> d).max().orElseThrow(),
                took.stream().mapToDouble(d -> d).average().orElseThrow(),
                took.stream().mapToDouble(d -> d).max().orElseThrow());
        app.terminate();
        Eventually.holds(
                "its server is gone, and writes no more",
                Duration.ofSeconds(30),
                () -> EmbeddedPostgres.findRunning(data()).isEmpty());
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Map<String, String> settings(Path data) {
        var settings = new HashMap<>(Map.of(
                "whistlestop.data",
                data.toString(),
                "whistlestop.demo",
                "false",
                "whistlestop.admin-token",
                TestDatabase.ADMIN_TOKEN,
                "whistlestop.backup.folder",
                folder.resolve("backup").toString()));
        if (!IN_FULL) {
            settings.put("whistlestop.backup.every", "2S");
        }
        return settings;
    }

    private AppProcess start() {
        return AppProcess.start(settings(data()));
    }

    private Thread writer(Runnable write) {
        var thread = new Thread(() -> {
            while (!stopped) {
                try {
                    write.run();
                } catch (UncheckedIOException | AssertionError e) {
                    // the end of this life: nothing was acknowledged
                }
                pause(20);
            }
        });
        thread.start();
        return thread;
    }

    private void checkIn() {
        var id = UUID.randomUUID();
        var asked = Instant.now();
        new Api(base, tour.host.token())
                .put("/api/check-ins/" + id, tour.checkIn("boston-copley-place", "arrived", asked))
                .expect(201);
        checkIns.put(id, new Sent(asked, Instant.now()));
    }

    private void sendPhoto() {
        var host = new Uploader(new Api(base, tour.host.token()));
        var metadata = Uploader.metadata(tour);
        var asked = Instant.now();
        host.goOn(host.begun(metadata, picture.length), 0, picture).expect(204);
        photos.put(UUID.fromString(metadata.get("photo")), new Sent(asked, Instant.now()));
        pause(200);
    }

    /** Until more was acknowledged, of which some is lost or is not in the state of a moment; in full for a while before. */
    private void goOn(int atMost) throws InterruptedException {
        if (IN_FULL) {
            Thread.sleep(random.nextInt(atMost));
        }
        var since = Instant.now();
        Eventually.holds(
                "check-ins and photos are acknowledged",
                Duration.ofSeconds(30),
                () -> countSince(since, checkIns) >= 5 && countSince(since, photos) >= 2);
    }

    private static long countSince(Instant moment, Map<UUID, Sent> sent) {
        return sent.values().stream()
                .filter(when -> when.asked().isAfter(moment))
                .count();
    }

    /** Of this life. */
    private void awaitABackup(AppProcess app) {
        var since = Instant.now();
        Eventually.holds("a backup:\n" + app.log, Duration.ofSeconds(120), () -> {
            pause(200);
            return moments().stream().anyMatch(moment -> moment.isAfter(since));
        });
    }

    private List<Instant> moments() {
        var found = new ArrayList<Instant>();
        try (var files = Files.newDirectoryStream(folder.resolve("backup/moments"))) {
            for (var file : files) {
                found.add(Instant.parse(Files.readString(file)));
            }
        } catch (IOException e) {
            return List.of(); // not there yet
        }
        return found;
    }

    /** As a refusal says. */
    private List<Instant[]> possible() {
        var elsewhere = settings(folder.resolve("nowhere"));
        var answer = AppProcess.command(elsewhere, "restore", "2001-01-01T00:00:00Z");
        assertEquals(1, answer.exit(), answer.text());
        return MOMENTS.matcher(answer.text())
                .results()
                .map(range -> new Instant[] {Instant.parse(range.group(1)), Instant.parse(range.group(2))})
                .toList();
    }

    private Instant randomMoment() {
        var ranges = possible();
        var range = ranges.get(random.nextInt(ranges.size()));
        var from = range[0].isBefore(begun) ? begun : range[0];
        var micros = ChronoUnit.MICROS.between(from, range[1]);
        return from.plus((long) (random.nextDouble() * micros), ChronoUnit.MICROS);
    }

    private void restoreElsewhere(Instant moment) throws Exception {
        var other = Files.createDirectories(folder.resolve("other"));
        Files.copy(folder.resolve("secrets.key"), other.resolve("secrets.key"));
        // Unpacking the server is half the work, and the restore of all does it.
        Files.createSymbolicLink(other.resolve("pgsql-18"), data().resolve("pgsql-18"));
        restore(other, moment.toString());
        try (var server = EmbeddedPostgres.start(other);
                var connection = server.source().getConnection()) {
            assertStateOf(moment, connection, "check_in", checkIns);
            assertStateOf(moment, connection, "photo", photos);
            assertPhotosWhole(connection, other);
        }
        delete(other);
    }

    private void restore(Path data, String moment) {
        var begun = System.nanoTime();
        var answer = AppProcess.command(settings(data), "restore", moment);
        took.add((System.nanoTime() - begun) / 1e9);
        assertEquals(0, answer.exit(), answer.text());
        assertTrue(answer.text().contains("2 tours are silent"), answer.text());
    }

    private static void assertStateOf(Instant moment, Connection database, String table, Map<UUID, Sent> sent)
            throws SQLException {
        var there = ids(database, table);
        sent.forEach((id, when) -> {
            if (!when.answered().isAfter(moment)) {
                assertTrue(there.contains(id), table + " of " + when + " is missing in the state of " + moment);
            } else if (when.asked().isAfter(moment)) {
                assertTrue(!there.contains(id), table + " of " + when + " is in the state of " + moment);
            }
        });
    }

    private static TreeSet<UUID> ids(Connection database, String table) throws SQLException {
        try (var rows = database.createStatement().executeQuery("select id from " + table)) {
            var found = new TreeSet<UUID>();
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
            return found;
        }
    }

    private void assertPhotosWhole(Connection database, Path data) throws SQLException, IOException {
        try (var rows = database.createStatement()
                .executeQuery("select o.photo_id, array_to_string(o.objects, ' ') from photo_original o")) {
            while (rows.next()) {
                var bytes = new ByteArrayOutputStream();
                for (var object : rows.getString(2).split(" ")) {
                    bytes.writeBytes(Files.readAllBytes(data.resolve("photos").resolve(object)));
                }
                assertArrayEquals(picture, bytes.toByteArray(), rows.getString(1));
            }
        }
    }

    /** The machine gone in an instant, and its disk with it. */
    private AppProcess loseAllAndRestore(AppProcess app, List<Thread> writers) throws Exception {
        var lost = Instant.now();
        var server =
                Files.readAllLines(data().resolve("postgres/postmaster.pid")).get(0);
        ProcessHandle.of(Long.parseLong(server)).orElseThrow().destroyForcibly();
        app.kill();
        stopped = true;
        for (var writer : writers) {
            writer.join();
        }
        Eventually.holds("the folder is gone", Duration.ofSeconds(10), () -> delete(data()));
        Files.createDirectories(data());
        Files.copy(folder.resolve("secrets.key"), data().resolve("secrets.key"));
        restore(data(), "latest");
        try (var restored = EmbeddedPostgres.start(data());
                var connection = restored.source().getConnection()) {
            forgetLost(lost, ids(connection, "check_in"), checkIns);
            forgetLost(lost, ids(connection, "photo"), photos);
            assertPhotosWhole(connection, data());
        }
        return start();
    }

    private void forgetLost(Instant lost, TreeSet<UUID> there, Map<UUID, Sent> sent) {
        var loss = sent.entrySet().stream()
                .filter(entry -> !there.contains(entry.getKey()))
                .mapToDouble(entry ->
                        Duration.between(entry.getValue().answered(), lost).toMillis() / 1000.0)
                .max()
                .orElse(0);
        losses.add(loss);
        assertTrue(loss <= 60, "lost up to " + loss + " s");
        // What the next life backs up does not have it either.
        sent.keySet().retainAll(there);
    }

    private void assertSilent(AppProcess app) {
        var silence = new Api(app.base, tour.pr.token())
                .get(tour.api("/silence"))
                .expect(200)
                .json();
        assertTrue(silence.get("silent").asBoolean(), silence.toString());
        assertEquals("The restore", silence.get("by").asText());
        new Api(app.base, tour.pr.token()).delete(tour.api("/silence")).expect(200);
        var photo = photos.keySet().iterator().next();
        new Api(app.base, tour.host.token()).get("/api/photos/" + photo).expect(200);
        Eventually.holds("its backup goes on", Duration.ofSeconds(60), () -> age(app) < 60);
    }

    private static double age(AppProcess app) {
        return new Api(app.base, null)
                .get("/q/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("whistlestop_backup_age_seconds "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static boolean delete(Path root) {
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            return !Files.exists(root);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
