package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracingTest {

    private static final String OFF = "quarkus.otel.sdk.disabled";
    private static final List<String> ALL = List.of(
            OFF,
            "otel.sdk.disabled",
            "otel.exporter.otlp.endpoint",
            "otel.exporter.otlp.traces.endpoint",
            "quarkus.otel.exporter.otlp.endpoint",
            "quarkus.otel.exporter.otlp.traces.endpoint");

    @BeforeEach
    @AfterEach
    void nothingIsSaid() {
        ALL.forEach(System::clearProperty);
    }

    /** Without an answer the settings of the program hold, by which traces are off. */
    @ParameterizedTest
    @CsvSource({
        "'', ",
        "otel.exporter.otlp.endpoint, false",
        "quarkus.otel.exporter.otlp.endpoint, false",
        "quarkus.otel.exporter.otlp.traces.endpoint, false",
        "otel.exporter.otlp.traces.endpoint, ",
        "otel.sdk.disabled=false, ",
        "otel.exporter.otlp.endpoint otel.sdk.disabled=false, false",
        "otel.exporter.otlp.endpoint otel.sdk.disabled=true, ",
        "otel.exporter.otlp.endpoint quarkus.otel.sdk.disabled=true, true",
        "otel.exporter.otlp.endpoint quarkus.otel.sdk.disabled=TRUE, TRUE",
        "otel.exporter.otlp.endpoint quarkus.otel.sdk.disabled=false, false"
    })
    void tracesAreMadeWhereAnEndpointIsSetUnlessTheyAreOff(String said, String off) {
        for (var setting : said.split(" ")) {
            var pair = setting.split("=");
            if (!pair[0].isEmpty()) {
                System.setProperty(pair[0], pair.length > 1 ? pair[1] : "http://collector:4317");
            }
        }
        Tracing.startWhereCollected();
        assertEquals(off, System.getProperty(OFF));
    }
}
