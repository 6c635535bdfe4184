package org.whistlestop.support;

import java.util.List;

/** Makes traces where somebody collects them. They are off by themselves: a collector that is not there costs, and complains. */
public final class Tracing {

    private static final String OFF = "quarkus.otel.sdk.disabled";

    private static final List<String> ENDPOINTS = List.of(
            "quarkus.otel.exporter.otlp.endpoint",
            "quarkus.otel.exporter.otlp.traces.endpoint",
            "otel.exporter.otlp.endpoint");

    private Tracing() {}

    /** Before Quarkus reads its settings. Whoever says in so many words that traces are off keeps them off. */
    public static void startWhereCollected() {
        if (isCollected() && !isOff("otel.sdk.disabled") && !isOff(OFF)) {
            System.setProperty(OFF, "false");
        }
    }

    private static boolean isOff(String name) {
        return EarlyConfig.findSaid(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    private static boolean isCollected() {
        return ENDPOINTS.stream().anyMatch(name -> EarlyConfig.find(name).isPresent());
    }
}
