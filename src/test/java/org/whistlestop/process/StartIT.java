package org.whistlestop.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.EventReader;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.TestDatabase;

class StartIT {

    private static final ZoneId BOSTON = ZoneId.of("America/New_York");

    @TempDir
    Path folder;

    @Test
    void anEmptyFolderGetsTheDemoTourOnItsEighteenthDay() {
        try (var app = AppProcess.start(Map.of("whistlestop.data", folder.toString()))) {
            assertTrue(app.output().contains("Whistlestop is at " + app.base), app.output());
            var stops = stops(app);

            assertEquals(42, stops.size());
            assertEquals(LocalDate.now(BOSTON).minusDays(17), firstDay(stops));
            assertTrue(stops.stream().anyMatch(stop -> isToday(stop)), "a stop today");
            assertTrue(stops.stream().anyMatch(StartIT::isToComeTodayOrTomorrow), "a stop to come today or tomorrow");
            for (var stop : stops) {
                if (startsLocal(stop).toLocalDate().isBefore(LocalDate.now(BOSTON))) {
                    assertEquals("done", stop.get("status").asText());
                    assertTrue(stop.has("arrivedAt") && stop.has("leftAt"), "told by check-ins: " + stop);
                }
            }
        }
    }

    @Test
    void theEmbeddedDatabaseOutlivesAKill() {
        var settings = Map.of("whistlestop.data", folder.toString());
        String before;
        try (var app = AppProcess.start(settings)) {
            var anybody = new Api(app.base, null);
            // Each photo of the demo that appears is an event of its own.
            Eventually.holds(
                    "the demo has its photos",
                    Duration.ofSeconds(60),
                    () -> anybody.get("/api/tours/42-stores/photos").json().size() == 10);
            before = anybody.get("/api/tours/42-stores/map").text();
            app.kill();
        }
        try (var app = AppProcess.start(settings)) {
            assertEquals(
                    before,
                    new Api(app.base, null).get("/api/tours/42-stores/map").text());
        }
    }

    @Test
    void withoutTheDemoTheInstallationIsEmpty() {
        try (var app = AppProcess.start(Map.of("whistlestop.data", folder.toString(), "whistlestop.demo", "false"))) {
            var front = new Api(app.base, null).get("/", "Accept", "text/html");
            assertEquals(200, front.status());
            assertTrue(front.text().contains("Whistlestop"), front.text());
            new Api(app.base, null).get("/api/tours/42-stores/map").expect(404);
        }
    }

    @Test
    void aConfiguredDatabaseIsUsedInsteadAndGetsNoDemo() {
        var settings = new HashMap<>(TestDatabase.fresh());
        settings.put("whistlestop.data", folder.toString());
        try (var app = AppProcess.start(settings)) {
            new Api(app.base, null).get("/api/tours/42-stores/map").expect(404);
            assertFalse(Files.exists(folder.resolve("postgres")));
        }
    }

    @Test
    @NeedsTool("setpriv")
    void aPlainUserStartsItToo() throws Exception {
        if (!"root".equals(System.getProperty("user.name"))) {
            return; // then a plain user has started it in every test here
        }
        var program = Files.createTempDirectory("whistlestop-program");
        var data = Files.createTempDirectory("whistlestop-data");
        run("cp", "-r", AppProcess.PROGRAM.toAbsolutePath() + "/.", program.toString());
        run("chmod", "-R", "a+rX", program.toString());
        run("chown", "65534:65534", data.toString());
        var nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        try (var app = AppProcess.start(
                nobody, program, Map.of("whistlestop.data", data.toString(), "user.home", data.toString()))) {
            assertEquals(42, stops(app).size());
            app.terminate();
        }
        run("rm", "-rf", program.toString(), data.toString());
    }

    @Test
    void streamsEndCleanlyWhenTheProgramIsStopped() {
        try (var app = AppProcess.start(Map.of("whistlestop.data", folder.toString()));
                var reader = new EventReader(app.base, "42-stores", 0L)) {
            Eventually.holds("reading", Duration.ofSeconds(15), () -> !reader.numbers.isEmpty());
            var seconds = app.terminate();

            Eventually.holds("the last chunk", Duration.ofSeconds(2), reader::endedCleanly);
            assertTrue(seconds < 10, "took " + seconds + " s");
        }
    }

    private static List<JsonNode> stops(AppProcess app) {
        var features = new Api(app.base, null)
                .get("/api/tours/42-stores/map")
                .expect(200)
                .json()
                .get("features");
        return StreamSupport.stream(features.spliterator(), false)
                .map(feature -> feature.get("properties"))
                .toList();
    }

    private static LocalDate firstDay(List<JsonNode> stops) {
        return startsLocal(stops.get(0)).toLocalDate();
    }

    private static LocalDateTime startsLocal(JsonNode stop) {
        return LocalDateTime.parse(stop.get("startsLocal").asText());
    }

    private static boolean isToday(JsonNode stop) {
        return startsLocal(stop).toLocalDate().equals(LocalDate.now(BOSTON));
    }

    private static boolean isToComeTodayOrTomorrow(JsonNode stop) {
        return Instant.parse(stop.get("ends").asText()).isAfter(Instant.now())
                && !startsLocal(stop)
                        .toLocalDate()
                        .isAfter(LocalDate.now(BOSTON).plusDays(1));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), String.join(" ", command));
    }
}
