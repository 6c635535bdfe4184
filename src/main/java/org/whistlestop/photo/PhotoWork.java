package org.whistlestop.photo;

import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
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
import java.util.concurrent.ThreadLocalRandom;
import org.whistlestop.support.work.WorkQueue;

/**
 * The work that a photo makes after its bytes are safe: first what can be shown, then the smaller formats. The host's comes
 * first; of strangers' and of the formats one each at a time, so that a thread is left for the host.
 */
@ApplicationScoped
class PhotoWork {

    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration AGAIN_AT_MOST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 8;

    /** Who waits for a turn asks again within that. */
    private static final Duration SHORT_WAIT = Duration.ofSeconds(3);

    private static final Duration LONG_WAIT = Duration.ofSeconds(12);

    @Inject
    WorkQueue queue;

    @Inject
    @Named("photo-sizes")
    OneTimeTask<Void> sizes;

    @Inject
    @Named("photo-fan-sizes")
    CustomTask<Void> fanSizes;

    @Inject
    @Named("photo-formats")
    CustomTask<Void> formats;

    /** Asks, in this transaction, for the sizes of a file. */
    void make(UUID photoId, Part part, boolean isFromFan) {
        AbstractTask<Void> task = isFromFan ? fanSizes : sizes;
        queue.add(task, photoId + "/" + part.name());
    }

    /** Asks, in this transaction, for the smaller formats of the original. */
    void makeSmaller(UUID photoId) {
        queue.add(formats, photoId.toString());
    }

    /** Asks for whatever was left when the photo was taken down in the midst of it; what is there is not made again. */
    void makeWhatIsMissing(Photo photo) {
        for (var original : PhotoOriginal.listOf(photo.id)) {
            make(photo.id, original.key.part(), photo.isFromFan());
        }
        // Where nothing can be shown yet, who makes that asks for these.
        if (PhotoSize.listOf(photo.id).stream().anyMatch(size -> size.part == Part.ORIGINAL)) {
            makeSmaller(photo.id);
        }
    }

    @Singleton
    static class Offered {

        @Inject
        Provider<PhotoMaker> maker;

        @Produces
        @Singleton
        @Named("photo-sizes")
        OneTimeTask<Void> sizes() {
            return Tasks.oneTime("photo-sizes")
                    .defaultPriority(Priority.HIGH)
                    .onFailure(Offered::tryAgain)
                    .execute((instance, context) -> makeSizes(instance, context.getExecution().consecutiveFailures));
        }

        @Produces
        @Singleton
        @Named("photo-fan-sizes")
        CustomTask<Void> fanSizes() {
            return oneAtATime("photo-fan-sizes", Priority.MEDIUM, SHORT_WAIT, this::makeSizes);
        }

        @Produces
        @Singleton
        @Named("photo-formats")
        CustomTask<Void> formats() {
            return oneAtATime("photo-formats", Priority.LOW, LONG_WAIT, (instance, failures) -> maker.get()
                    .makeSmaller(UUID.fromString(instance.getId()), failures));
        }

        private void makeSizes(TaskInstance<Void> instance, int failures) {
            var id = instance.getId().split("/");
            maker.get().make(UUID.fromString(id[0]), Part.valueOf(id[1]), failures);
        }

        private static CustomTask<Void> oneAtATime(String name, int priority, Duration patience, Step work) {
            var turn = new Semaphore(1);
            ExecutionHandler<Void> inTurn = (instance, context) -> {
                if (!turn.tryAcquire()) {
                    return (done, operations) -> operations.reschedule(done, within(patience));
                }
                try {
                    work.take(instance, context.getExecution().consecutiveFailures);
                    return new CompletionHandler.OnCompleteRemove<>();
                } finally {
                    turn.release();
                }
            };
            return Tasks.custom(name, Void.class)
                    .defaultPriority(priority)
                    .onFailure(Offered::tryAgain)
                    .onDeadExecutionRevive()
                    .execute(inTurn);
        }

        /** What one task does, told how often it has failed before. */
        @FunctionalInterface
        private interface Step {
            void take(TaskInstance<Void> instance, int failures);
        }

        /** Spread, so that hundreds that wait do not all ask at once. */
        private static Instant within(Duration patience) {
            return Instant.now().plusMillis(ThreadLocalRandom.current().nextLong(patience.toMillis()));
        }

        /** After our own troubles, such as a full disk; a photo that cannot be read comes this way only while its decoder gets killed. */
        private static void tryAgain(ExecutionComplete failed, ExecutionOperations<Void> operations) {
            var failures = Math.min(failed.getExecution().consecutiveFailures, MOST_DOUBLINGS);
            var wait = AGAIN.multipliedBy(1L << failures);
            operations.reschedule(failed, Instant.now().plus(wait.compareTo(AGAIN_AT_MOST) < 0 ? wait : AGAIN_AT_MOST));
        }
    }
}
