package org.whistlestop.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whistlestop.photo.upload.TestPicture;
import org.whistlestop.photo.upload.Uploader;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** A disk of 16 MB that runs full in the midst of a photo, and is freed. */
@NeedsTool({"unshare", "mount", "dd"})
class DiskFullIT {

    private static final int PIECE = 1_200_000; // more than the last of them has left

    @TempDir
    Path folder;

    @BeforeEach
    void needsADiskOfItsOwn() throws Exception {
        var trial = new ProcessBuilder("unshare", "-Urm", "mount", "-t", "tmpfs", "tmpfs", folder.toString())
                .redirectErrorStream(true)
                .start();
        if (trial.waitFor() != 0) {
            System.out.println("SKIPPED DiskFullIT: needs the right to mount");
            Assumptions.abort("needs the right to mount");
        }
    }

    @ParameterizedTest
    @CsvSource({
        // what stands on the small disk, what lies on it already (MB), what is to stay free
        "whistlestop.storage.folder, 14, 0",
        "whistlestop.storage.folder, 2, 12M",
        "whistlestop.uploads.folder, 15, 0"
    })
    void itSaysSoAndGoesOnWhenThereIsRoom(String setting, int ballast, String keepFree) throws Exception {
        var picture = TestPicture.jpeg(1_800, 1_400, 3);
        var settings = new HashMap<>(TestDatabase.fresh());
        settings.put("whistlestop.data", folder.toString());
        settings.put("whistlestop.storage.folder", folder.resolve("photos").toString());
        settings.put("whistlestop.uploads.folder", folder.resolve("arriving").toString());
        settings.put("whistlestop.storage.keep-free", keepFree);
        var disk = Files.createDirectories(folder.resolve("disk"));
        settings.put(setting, disk.resolve("here").toString());
        try (var app = AppProcess.start(onSmallDisk(disk, ballast), AppProcess.PROGRAM, settings)) {
            var tour = new TestTour(app.base).withStops();
            var host = new Uploader(tour.host);
            var metadata = Uploader.metadata(tour);
            var upload = host.begun(metadata, picture.length);
            var acknowledged = sendUntilFull(host, upload, picture);

            Files.createFile(folder.resolve("free"));
            Eventually.holds("it goes on", Duration.ofSeconds(30), () -> {
                var rest = Arrays.copyOfRange(picture, acknowledged, picture.length);
                return host.goOn(upload, acknowledged, rest).status() == 204;
            });
            assertEquals(picture.length, host.offset(upload));
            assertArrayEquals(picture, kept(app, settings, metadata.get("photo")));
        }
    }

    /** Answers what was acknowledged before it was refused. */
    private static int sendUntilFull(Uploader host, String upload, byte[] picture) {
        for (var offset = 0; offset < picture.length; offset += PIECE) {
            var piece = Arrays.copyOfRange(picture, offset, Math.min(picture.length, offset + PIECE));
            var answer = offset == 0 ? host.goOn(upload, offset, picture) : host.goOn(upload, offset, piece);
            if (answer.status() == 507) {
                assertEquals(507, answer.json().get("status").asInt());
                assertEquals(offset, host.offset(upload));
                if (offset > 0) {
                    return offset;
                }
                answer = host.goOn(upload, offset, piece);
            }
            if (answer.status() == 507) {
                return offset;
            }
            answer.expect(204);
        }
        throw new AssertionError("The disk never was full");
    }

    /** In a view of the machine's disks of its own, in which the ballast goes when we ask for it. */
    private List<String> onSmallDisk(Path disk, int ballast) {
        var script = """
                mount -t tmpfs -o size=16m tmpfs %1$s && mkdir %1$s/here &&
                dd if=/dev/zero of=%1$s/ballast bs=1M count=%2$d 2> /dev/null &&
                { (while [ ! -e %3$s ]; do sleep 0.2; done; rm %1$s/ballast) & } &&
                exec "$@"
                """.formatted(disk, ballast, folder.resolve("free"));
        return List.of("unshare", "-Urm", "sh", "-c", script, "sh");
    }

    private static byte[] kept(AppProcess app, Map<String, String> settings, String photo) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var connection = DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"));
                var rows = connection
                        .createStatement()
                        .executeQuery("select unnest(objects) from photo_original where photo_id = '" + photo + "'")) {
            while (rows.next()) {
                bytes.writeBytes(read(app, settings.get("whistlestop.storage.folder") + "/" + rows.getString(1)));
            }
        }
        return bytes.toByteArray();
    }

    /** As the program sees it. */
    private static byte[] read(AppProcess app, String file) throws IOException {
        return Files.readAllBytes(Path.of("/proc/" + app.pid() + "/root" + file));
    }
}
