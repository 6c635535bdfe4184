package org.whistlestop.photo.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/** Bounds the bodies that arrive at this replica at the same time; strangers leave room for the host. */
@ApplicationScoped
class Slots {

    private final Semaphore all;
    private final Semaphore fans;

    @Inject
    Slots(UploadsConfig config) {
        this(config.bodies(), config.fanBodies());
    }

    Slots(int all, int fans) {
        this.all = new Semaphore(all);
        this.fans = new Semaphore(fans);
    }

    Slot take(boolean isFan) {
        if (isFan && !fans.tryAcquire()) {
            throw busy();
        }
        if (!all.tryAcquire()) {
            free(isFan, false);
            throw busy();
        }
        return () -> free(isFan, true);
    }

    private void free(boolean isFan, boolean wasLetIn) {
        if (isFan) {
            fans.release();
        }
        if (wasLetIn) {
            all.release();
        }
    }

    private static ProblemException busy() {
        return new ProblemException(
                Problem.of(503, "Too many photos arrive at the same time. Try again in a few seconds."));
    }

    interface Slot extends AutoCloseable {
        @Override
        void close();
    }
}
