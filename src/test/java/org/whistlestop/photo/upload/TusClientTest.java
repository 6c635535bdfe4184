package org.whistlestop.photo.upload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.CuttingProxy;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.NpmTools;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** A foreign client over a line that breaks: what it sent is what is kept. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(TusClientTest.Hasty.class)
@NeedsTool({"node", "npm"})
class TusClientTest {

    private static final int BODY_SECONDS = 3;

    /** Bodies are cut soon, so that a slow line need not be waited for. */
    public static class Hasty implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("whistlestop.limits.body-time", BODY_SECONDS + "S");
        }
    }

    @TestHTTPResource
    String url;

    @Inject
    Kept kept;

    @TempDir
    Path folder;

    private String base;
    private TestTour tour;

    @BeforeEach
    void makeTour() {
        base = url.replaceAll("/$", "");
        tour = new TestTour(base).withStops();
        NpmTools.install();
    }

    @Test
    void aPhotoComesOverALineThatBreaksAtEveryTenth() throws IOException {
        var picture = TestPicture.large(7);
        var metadata = Uploader.metadata(tour);
        var before = System.nanoTime();
        try (var line = new CuttingProxy(base, picture.length / 10, 9)) {
            var done = upload(line.base, picture, metadata, Map.of());
            assertEquals("done", done.get("what").asText(), done.toString());
            assertEquals(9, line.cuts());
            System.out.printf(
                    "MEASURED %d bytes over %d cuts in %d ms: %s%n",
                    picture.length, line.cuts(), (System.nanoTime() - before) / 1_000_000, done.get("statuses"));
        }
        assertArrayEquals(picture, kept.file(metadata.get("photo"), "ORIGINAL"));
    }

    @Test
    void itComesInChunksOfAMegabyte() throws IOException {
        var picture = TestPicture.jpeg(1_400, 1_000, 8);
        var metadata = Uploader.metadata(tour);
        try (var line = new CuttingProxy(base, picture.length / 3, 2)) {
            var done = upload(line.base, picture, metadata, Map.of("chunkSize", 1024 * 1024));
            assertEquals("done", done.get("what").asText(), done.toString());
        }
        assertArrayEquals(picture, kept.file(metadata.get("photo"), "ORIGINAL"));
    }

    /** A body that takes longer than one may is cut by us; the client goes on from there. */
    @Test
    void aSlowPhoneArrivesByResuming() throws IOException {
        var picture = TestPicture.jpeg(700, 500, 9);
        var metadata = Uploader.metadata(tour);
        try (var line = new CuttingProxy(base, Long.MAX_VALUE, 0).slow(picture.length / (2 * BODY_SECONDS + 2))) {
            var done = upload(line.base, picture, metadata, Map.of());
            assertEquals("done", done.get("what").asText(), done.toString());
            var asked = statuses(done).stream().filter("HEAD 200"::equals).count();
            assertTrue(asked >= 2, "It was cut: " + done);
        }
        assertArrayEquals(picture, kept.file(metadata.get("photo"), "ORIGINAL"));
    }

    @Test
    void aFanSendsItWithItsBeginning() throws IOException {
        var picture = TestPicture.jpeg(300, 200, 10);
        var metadata = Uploader.fansMetadata(tour);
        var done = uploadAs(null, base, picture, metadata, Map.of("uploadDataDuringCreation", true));
        assertEquals(List.of("POST 201"), statuses(done));
        assertArrayEquals(picture, kept.file(metadata.get("photo"), "ORIGINAL"));
    }

    @Test
    void itIsGivenUp() throws IOException {
        var picture = TestPicture.jpeg(300, 200, 11);
        var stopped = upload(
                base,
                picture,
                Uploader.metadata(tour),
                Map.of("chunkSize", 10_000, "stopAt", 30_000, "terminate", true));
        assertTrue(statuses(stopped).contains("DELETE 204"), stopped.toString());
        var path = stopped.get("url").asText().substring(base.length());
        new Uploader(tour.host).ask(path).expect(404);
        assertEquals(List.of(), kept.objects(path));
    }

    @Test
    void whatHasExpiredIsBegunAnew() throws IOException {
        var picture = TestPicture.jpeg(300, 200, 12);
        var metadata = Uploader.metadata(tour);
        var stopped = upload(base, picture, metadata, Map.of("chunkSize", 10_000, "stopAt", 30_000));
        var address = stopped.get("url").asText();
        kept.run("update upload set expires_at = now() where id = '" + Kept.id(address) + "'");
        var done = upload(base, picture, metadata, Map.of("uploadUrl", address));
        assertEquals(List.of("HEAD 410", "POST 201", "PATCH 204"), statuses(done));
        assertArrayEquals(picture, kept.file(metadata.get("photo"), "ORIGINAL"));
    }

    @Test
    void whatIsNoPictureIsToldSo() throws IOException {
        var told = upload(base, "no picture".getBytes(), Uploader.metadata(tour), Map.of());
        assertTrue(told.get("what").asText().contains("422"), told.toString());
    }

    private JsonNode upload(String at, byte[] bytes, Map<String, String> metadata, Map<String, Object> options)
            throws IOException {
        return uploadAs(tour.host.token(), at, bytes, metadata, options);
    }

    private JsonNode uploadAs(
            String token, String at, byte[] bytes, Map<String, String> metadata, Map<String, Object> options)
            throws IOException {
        var all = new HashMap<>(options);
        if (token != null) {
            all.put("token", token);
        }
        var file = Files.write(folder.resolve("picture.jpg"), bytes);
        // Beside the tools, or it would not find them.
        var script = Path.of("target/npm/tus-upload.mjs");
        Files.copy(Path.of("src/test/npm/tus-upload.mjs"), script, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        var output = NpmTools.run(
                Map.of(),
                "node",
                script.getFileName().toString(),
                at + "/api/uploads",
                file.toString(),
                Api.JSON.writeValueAsString(metadata),
                Api.JSON.writeValueAsString(all));
        return Api.JSON.readTree(output.substring(output.lastIndexOf("{\"what\"")));
    }

    private static List<String> statuses(JsonNode report) {
        var found = new ArrayList<String>();
        report.get("statuses").forEach(status -> found.add(status.asText()));
        return found;
    }
}
