package org.whistlestop.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;

/** The demo's tour moves from one installation to an empty one, which dies once in the midst of it. */
class TourMovesIT {

    private static final String SLUG = "42-stores";

    @TempDir
    Path folder;

    @Test
    void theDemoMovesWholeAndAKillLeavesNoHalf() throws IOException {
        byte[] file;
        List<String> pages;
        try (var there = start("there", "true", Map.of());
                var here = start("here", "false", Map.of())) {
            var setup = new Api(there.base, TestDatabase.ADMIN_TOKEN);
            Eventually.holds("all photos are made", Duration.ofSeconds(90), () -> isMade(setup));
            pages = pages(setup);
            file = export(setup);
            System.out.println("MEASURED bytes of the demo's tour: " + file.length);
            sendHalf(here, file);
            Eventually.holds("photos are put away", Duration.ofSeconds(20), () -> photos("here") > 5);
            here.kill();
        }
        assertTrue(photos("here") > 5);
        aDayPasses("here");
        try (var here = start("here", "false", Map.of("whistlestop.uploads.sweep-every", "1S"))) {
            new Api(here.base, null).get("/api/tours/" + SLUG).expect(404);
            Eventually.holds("what it left is swept", Duration.ofSeconds(30), () -> photos("here") == 0);
            var setup = new Api(here.base, TestDatabase.ADMIN_TOKEN);
            var start = System.nanoTime();
            setup.send("POST", "/api/imports", file, "Content-Type", "application/zip")
                    .expect(201);
            System.out.println("MEASURED ms of importing it: " + (System.nanoTime() - start) / 1_000_000);
            assertEquals(pages, pages(setup));
            var again = export(setup);
            assertEquals(names(file), names(again));
            setup.send("POST", "/api/imports", again, "Content-Type", "application/zip")
                    .expect(409);
        }
    }

    private AppProcess start(String name, String demo, Map<String, String> more) {
        var settings = new HashMap<>(more);
        settings.put("whistlestop.data", folder.resolve(name).toString());
        settings.put("whistlestop.demo", demo);
        settings.put("whistlestop.images.worker", "java"); // JPEG only: sooner made
        settings.put("whistlestop.base-url", "https://tour.example.org");
        settings.put("whistlestop.admin-token", TestDatabase.ADMIN_TOKEN);
        return AppProcess.start(settings);
    }

    private static boolean isMade(Api setup) {
        return setup.as(null).get("/api/tours/" + SLUG + "/photos").json().size() == 10;
    }

    private static byte[] export(Api setup) {
        for (var person :
                setup.get("/api/tours/" + SLUG + "/people").expect(200).json()) {
            if (person.get("name").asText().equals("Lena Brandt")) {
                var token = setup.post("/api/people/" + person.get("id").asText() + "/tokens", Map.of("name", "tests"))
                        .expect(201);
                return setup.as(token.json().get("token").asText())
                        .get("/api/tours/" + SLUG + "/export")
                        .expect(200)
                        .body();
            }
        }
        throw new AssertionError("The demo has no admin");
    }

    private static List<String> pages(Api anybody) {
        return Stream.of("/api/tours/%s/map", "/api/tours/%s/photos", "/tours/%s/photos", "/tours/%s/feed.atom")
                .map(path -> anybody.as(null)
                        .get(path.formatted(SLUG), "Accept", "*/*")
                        .expect(200)
                        .text())
                .toList();
    }

    /** And keeps the line open, as a slow one would. */
    private static void sendHalf(AppProcess app, byte[] file) throws IOException {
        var at = URI.create(app.base);
        var line = new Socket(at.getHost(), at.getPort());
        var out = line.getOutputStream();
        out.write(("POST /api/imports HTTP/1.1\r\nHost: " + at.getAuthority() + "\r\nAuthorization: Bearer "
                        + TestDatabase.ADMIN_TOKEN + "\r\nContent-Type: application/zip\r\nContent-Length: "
                        + file.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(file, 0, file.length * 9 / 10);
        out.flush();
    }

    private long photos(String name) {
        var store = folder.resolve(name).resolve("photos");
        if (!Files.isDirectory(store)) {
            return 0;
        }
        try (var files = Files.walk(store)) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException | UncheckedIOException e) {
            return -1;
        }
    }

    /** For the photos, so that nobody waits for it, and an import has its time. */
    private void aDayPasses(String name) throws IOException {
        var before = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        try (var files = Files.walk(folder.resolve(name).resolve("photos"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, before);
            }
        }
    }

    private static List<String> names(byte[] file) {
        var names = new java.util.ArrayList<String>();
        try (var zip = new ZipInputStream((InputStream) new java.io.ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertFalse(names.isEmpty());
        return names;
    }
}
