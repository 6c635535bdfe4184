package org.whistlestop.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.binder.http.Outcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.kubernetes.MetricsTest.Label;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** Asks the program itself for the metrics that alerts and graphs ask for. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MetricsEndpointTest {

    @TestHTTPResource
    String base;

    @BeforeEach
    void lookAtATour() {
        var tour = new TestTour(base.replaceAll("/$", "")).withStops();
        tour.nobody.get(tour.api("/map")).expect(200);
    }

    @Test
    void theyAreThere() throws IOException {
        var asked = MetricsTest.asked();
        asked.removeAll(MetricsTest.ELSEWHERE);
        Eventually.holds(
                "each is read", Duration.ofSeconds(30), () -> missing(asked).isEmpty());
        assertEquals(List.of(), missing(asked));
    }

    /** A value that nothing has would make an alert silent for ever, and nobody would see it by the metric's name. */
    @Test
    void theyHaveTheLabelsThatAreAskedFor() throws IOException {
        var asked = MetricsTest.askedOfTheProgram();
        assertTrue(asked.size() > 5, asked.toString());
        Eventually.holds(
                "each is there", Duration.ofSeconds(30), () -> unlabelled(asked).isEmpty());
        assertEquals(List.of(), unlabelled(asked));
    }

    private static List<Label> unlabelled(List<Label> asked) {
        var lines = RestAssured.get("/q/metrics").asString().lines().toList();
        return asked.stream()
                .filter(label -> lines.stream()
                        .filter(line -> line.startsWith(label.metric() + "{"))
                        .noneMatch(line -> has(line, label)))
                .toList();
    }

    /** Of outcomes a test cannot bring about each: those are Micrometer's list. */
    private static boolean has(String line, Label label) {
        var value = label.value();
        if (label.name().equals("outcome") && value != null) {
            return Stream.of(Outcome.values())
                            .anyMatch(outcome -> outcome.name().equals(value))
                    && line.contains("outcome=\"");
        }
        return line.matches(
                ".*[{,]" + label.name() + "=\"" + (value == null ? "[^\"]*" : Pattern.quote(value)) + "\".*");
    }

    @Test
    void probesAreAnswered() {
        var probes = Manifests.named("Deployment", "whistlestop").findValues("httpGet");
        assertEquals(3, probes.size());
        probes.forEach(
                probe -> RestAssured.get(probe.path("path").asText()).then().statusCode(200));
    }

    /** NaN is what nobody has read yet. */
    private static List<String> missing(Set<String> metrics) {
        var lines = RestAssured.get("/q/metrics").asString().lines().toList();
        return metrics.stream()
                .filter(metric -> lines.stream()
                        .noneMatch(line -> line.matches(metric + "(\\{.*})? .*") && !line.endsWith("NaN")))
                .toList();
    }
}
