package org.whistlestop.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;

/** What a machine reads of the packaged program: a JSON object a line, found again by the request's name, with no secret in it. */
class LogsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PATHS = List.of(
            "/tours/none?token=s3cret",
            "/invitation/s3cret",
            "/approval/s3cret",
            "/api/approvals/s3cret",
            "/api/uploads/s3cret",
            "/api/tours/none/followers/s3cret",
            "/api/tours/none/map?q=s3cret",
            "/check-in?next=s3cret",
            "/nowhere?s3cret");

    @Test
    void everyRequestIsFoundAgainAndNothingIsSaidThatOpensAnything() {
        var settings = new HashMap<>(TestDatabase.fresh());
        settings.put("quarkus.log.console.json.enabled", "true");
        settings.put("whistlestop.access-log", "true");
        try (var app = AppProcess.start(settings)) {
            var api = new Api(app.base, null);
            for (var i = 0; i < PATHS.size(); i++) {
                api.get(PATHS.get(i), "X-Request-Id", name(i));
            }
            api.as("s3cret").get("/api/tours").expect(401);
            TestDatabase.takeAway(settings);
            var failed = api.get("/tours/none/photos").expect(503);
            var id = failed.header("X-Request-Id");
            assertEquals(id, failed.json().path("requestId").asText());

            Eventually.holds("a line for the last", Duration.ofSeconds(15), () -> !answers(app, id)
                    .isEmpty());
            for (var i = 0; i < PATHS.size(); i++) {
                var lines = answers(app, name(i));
                assertEquals(1, lines.size(), PATHS.get(i));
                assertSaysWhatHappened(lines.get(0));
            }
            assertEquals("503", answers(app, id).get(0).at("/mdc/status").asText());
            assertTrue(
                    of(app, id).anyMatch(line -> line.path("message")
                            .asText()
                            .startsWith("The database refused /tours/none/photos")),
                    "why it failed is found by its name");
            assertFalse(app.output().contains("s3cret"), "a secret is in the log");
            assertFalse(app.output().contains("127.0.0.1\""), "an address is in the log");
        }
    }

    private static String name(int i) {
        return "request-number-" + i;
    }

    private static void assertSaysWhatHappened(JsonNode line) {
        var fields = line.path("mdc");
        assertEquals("GET", fields.path("method").asText());
        assertTrue(fields.path("path").asText().startsWith("/"), line.toString());
        assertTrue(fields.path("status").asText().matches("[2-5]\\d\\d"), line.toString());
        assertTrue(fields.path("millis").asText().matches("\\d+"), line.toString());
        assertTrue(fields.path("bytes").asText().matches("\\d+"), line.toString());
    }

    private static List<JsonNode> answers(AppProcess app, String id) {
        return of(app, id)
                .filter(line -> line.path("loggerName").asText().equals("org.whistlestop.access"))
                .toList();
    }

    private static Stream<JsonNode> of(AppProcess app, String id) {
        var output = app.output();
        // The last line may be half written.
        var whole = output.substring(0, output.lastIndexOf('\n') + 1);
        return whole.lines()
                .map(LogsIT::parse)
                .filter(line -> line.at("/mdc/requestId").asText().equals(id));
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + line, e);
        }
    }
}
