package org.whistlestop.support.work;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.whistlestop.support.Sql;

/** Tells who watches over the program how late its queues are. Every replica reads the same, so take the largest. */
@Singleton
class Backlogs {

    private static final Logger LOG = Logger.getLogger(Backlogs.class);

    private static final Backlog WORK = new Backlog("work", """
            select extract(epoch from now() - min(execution_time)) from scheduled_tasks
            where not picked and execution_time <= now()""");

    private static final String FAILING = "select count(*) from scheduled_tasks where consecutive_failures >= 3";

    private final AgroalDataSource database;
    private final List<Backlog> others;
    private final Map<String, Double> ages = new ConcurrentHashMap<>();
    private volatile double failing = Double.NaN;

    @Inject
    Backlogs(AgroalDataSource database, @All List<Backlog> others, MeterRegistry metrics) {
        this.database = database;
        this.others = others;
        others.forEach(backlog -> watch(backlog, metrics));
        watch(WORK, metrics);
        Gauge.builder("whistlestop.work.failing", () -> failing)
                .description("Pieces of work that failed three times in a row")
                .register(metrics);
    }

    /** What nobody could read is no number: a zero would say that all is well. */
    private void watch(Backlog backlog, MeterRegistry metrics) {
        Gauge.builder("whistlestop.queue.age.seconds", () -> ages.getOrDefault(backlog.queue(), Double.NaN))
                .description("Since when the oldest entry waits that should have been taken up")
                .tag("queue", backlog.queue())
                .register(metrics);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void read() {
        try {
            others.forEach(this::read);
            read(WORK);
            failing = number(FAILING);
        } catch (IllegalStateException e) {
            LOG.debugf("Nobody knows how late the queues are: %s", e.getMessage());
            ages.clear();
            failing = Double.NaN;
        }
    }

    private void read(Backlog backlog) {
        ages.put(backlog.queue(), number(backlog.oldest()));
    }

    /** Null reads as zero: nothing waits. */
    private double number(String sql) {
        return Sql.with(database, sql, query -> Sql.single(query, row -> row.getDouble(1)));
    }
}
