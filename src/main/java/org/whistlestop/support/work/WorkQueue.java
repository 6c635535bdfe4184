package org.whistlestop.support.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs what features offer as {@link AbstractTask} beans. */
@Singleton
public class WorkQueue {

    private static final Duration POLL = Duration.ofSeconds(1);
    /** Whoever misses four of these is dead, and another takes its work up. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private static final int DEAD_AFTER = 4;

    private final Scheduler scheduler;

    @Inject
    Event<Scheduled> scheduled;

    WorkQueue(AgroalDataSource database, @All List<AbstractTask<Void>> tasks, WorkConfig config) {
        this.scheduler = Scheduler.create(database, onDemand(tasks))
                .startTasks(recurring(tasks))
                .threads(config.threads())
                .enablePriority()
                .pollingInterval(POLL)
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(DEAD_AFTER)
                .shutdownMaxWait(Duration.ofSeconds(3))
                .build();
    }

    private static List<Task<?>> onDemand(List<AbstractTask<Void>> tasks) {
        var others = new ArrayList<Task<?>>(tasks);
        others.removeIf(RecurringTask.class::isInstance);
        return others;
    }

    /** Of these there is one row for all replicas, made by whichever starts first. */
    private static List<RecurringTask<Void>> recurring(List<AbstractTask<Void>> tasks) {
        return tasks.stream()
                .filter(RecurringTask.class::isInstance)
                .map(task -> (RecurringTask<Void>) task)
                .toList();
    }

    void start(@Observes StartupEvent started) {
        scheduler.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        scheduler.stop();
    }

    /** Asks for work as part of this transaction; the same task and id once only while it waits. */
    @Transactional(TxType.MANDATORY)
    public void add(AbstractTask<Void> task, String id) {
        scheduler.scheduleIfNotExists(task.instance(id), Instant.now());
        scheduled.fire(new Scheduled());
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Scheduled committed) {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Fired when work was written down. */
    record Scheduled() {}
}
