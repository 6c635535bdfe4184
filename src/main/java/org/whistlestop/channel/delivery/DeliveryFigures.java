package org.whistlestop.channel.delivery;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.whistlestop.support.Sql;
import org.whistlestop.support.work.Backlog;

/** Tells who watches over the program whether announcements are late, held, or nobody knows where. */
@Singleton
class DeliveryFigures {

    private static final Logger LOG = Logger.getLogger(DeliveryFigures.class);

    /** Silence is meant, and what waits through it is not late. */
    private static final String OLDEST = """
            select extract(epoch from now() - min(greatest(d.due_at, d.released_at))) from delivery d
            where d.state in ('WAITING', 'SENDING', 'UNSURE') and greatest(d.due_at, d.released_at) <= now()
                and not exists (select from silence s
                    where s.ended_at is null and (s.tour_id is null or s.tour_id = d.tour_id))""";

    /** Of the last day only: what nobody decided about yesterday is no news. */
    private static final String FIGURES = """
            select count(*) filter (where state = 'HELD'), count(*) filter (where state = 'UNSURE'),
                (select coalesce(max(extract(epoch from a.ended_at - greatest(s.due_at, s.released_at))), 0)
                    from delivery_attempt a join delivery s on s.id = a.delivery_id
                    where a.outcome = 'SENT' and a.ended_at > now() - interval '5 minutes')
            from delivery where due_at > now() - interval '1 day'""";

    private record Figures(double held, double unsure, double lateness) {}

    private static final Figures UNKNOWN = new Figures(Double.NaN, Double.NaN, Double.NaN);

    private final AgroalDataSource database;
    private volatile Figures figures = UNKNOWN;

    @Inject
    DeliveryFigures(AgroalDataSource database, MeterRegistry metrics) {
        this.database = database;
        Gauge.builder("whistlestop.deliveries.held", () -> figures.held)
                .description("Announcements of the last day that wait for a person's decision")
                .register(metrics);
        Gauge.builder("whistlestop.deliveries.unsure", () -> figures.unsure)
                .description("Announcements of the last day that may stand there, and are being looked up")
                .register(metrics);
        Gauge.builder("whistlestop.deliveries.lateness.seconds", () -> figures.lateness)
                .description("The latest of what went out within five minutes, after its time")
                .register(metrics);
    }

    @Produces
    @Singleton
    static Backlog backlog() {
        return new Backlog("deliveries", OLDEST);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void read() {
        try {
            figures = Sql.with(database, FIGURES, query -> Sql.single(query, DeliveryFigures::figures));
        } catch (IllegalStateException e) {
            LOG.debugf("Nobody knows how announcements fare: %s", e.getMessage());
            figures = UNKNOWN;
        }
    }

    private static Figures figures(ResultSet row) throws SQLException {
        return new Figures(row.getDouble(1), row.getDouble(2), row.getDouble(3));
    }
}
