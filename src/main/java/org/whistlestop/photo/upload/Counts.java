package org.whistlestop.photo.upload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** What became of uploads, for who watches over the program. */
@ApplicationScoped
class Counts {

    private static final String NAME = "whistlestop.uploads";

    private final Counter begun;
    private final Counter completed;
    private final Counter refused;
    private final Counter cut;
    private final Counter failed;

    @Inject
    Counts(MeterRegistry metrics) {
        begun = metrics.counter(NAME, "what", "begun");
        completed = metrics.counter(NAME, "what", "completed");
        refused = metrics.counter(NAME, "what", "refused");
        cut = metrics.counter(NAME, "what", "cut");
        failed = metrics.counter(NAME, "what", "failed by storage");
    }

    /** From the start, so that the first failure is a rise from 0 and an alert sees it. */
    void show(@Observes StartupEvent event) {
        // Being made is all it takes.
    }

    void begun() {
        begun.increment();
    }

    void completed() {
        completed.increment();
    }

    /** Because of what it is a file of. */
    void refused() {
        refused.increment();
    }

    /** The line was, and what had arrived is kept. */
    void cut() {
        cut.increment();
    }

    void failedByStorage() {
        failed.increment();
    }
}
