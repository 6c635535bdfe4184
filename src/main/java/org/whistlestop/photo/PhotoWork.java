package org.whistlestop.photo;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.whistlestop.support.work.WorkQueue;

/** The work that a photo makes after its bytes are safe: first what can be shown, then the smaller formats. */
@ApplicationScoped
class PhotoWork {

    private static final Duration AGAIN = Duration.ofSeconds(5);

    /** When the smaller formats of another photo are being made: they never take all threads. */
    private static final Duration NEXT_TURN = Duration.ofSeconds(2);

    @Inject
    WorkQueue queue;

    @Inject
    @Named("photo-sizes")
    OneTimeTask<Void> sizes;

    @Inject
    @Named("photo-formats")
    CustomTask<Void> formats;

    /** Asks, in this transaction, for the sizes of a file. */
    void make(UUID photoId, Part part) {
        queue.add(sizes, photoId + "/" + part.name());
    }

    /** Asks, in this transaction, for the smaller formats of the original. */
    void makeSmaller(UUID photoId) {
        queue.add(formats, photoId.toString());
    }

    @Singleton
    static class Offered {

        @Inject
        Provider<PhotoMaker> maker;

        private final Semaphore turn = new Semaphore(1);

        @Produces
        @Singleton
        @Named("photo-sizes")
        OneTimeTask<Void> sizes() {
            return Tasks.oneTime("photo-sizes").onFailure(again()).execute((instance, context) -> {
                var id = instance.getId().split("/");
                maker.get()
                        .make(UUID.fromString(id[0]), Part.valueOf(id[1]), context.getExecution().consecutiveFailures);
            });
        }

        @Produces
        @Singleton
        @Named("photo-formats")
        CustomTask<Void> formats() {
            return Tasks.custom("photo-formats", Void.class)
                    .onFailure(again())
                    .onDeadExecutionRevive()
                    .execute((instance, context) -> {
                        if (!turn.tryAcquire()) {
                            return (done, operations) ->
                                    operations.reschedule(done, Instant.now().plus(NEXT_TURN));
                        }
                        try {
                            maker.get()
                                    .makeSmaller(
                                            UUID.fromString(instance.getId()),
                                            context.getExecution().consecutiveFailures);
                            return new CompletionHandler.OnCompleteRemove<>();
                        } finally {
                            turn.release();
                        }
                    });
        }

        /** For our own troubles, such as a full disk; a photo that cannot be read comes this way only while its decoder gets killed. */
        private static FailureHandler<Void> again() {
            return new FailureHandler.ExponentialBackoffFailureHandler<>(AGAIN, 2.0);
        }
    }
}
