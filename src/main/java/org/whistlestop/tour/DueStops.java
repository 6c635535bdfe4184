package org.whistlestop.tour;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.whistlestop.support.Sql;

/** Settles stops whose time has come: reveals, closings, ends of a public delay. By the database's clock, on any replica. */
@ApplicationScoped
class DueStops {

    private static final Logger LOG = Logger.getLogger(DueStops.class);
    private static final int AT_ONCE = 200;

    @Inject
    AgroalDataSource database;

    @Inject
    Settlement settlement;

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settleDue() {
        var busy = new HashSet<UUID>();
        for (var due : listDue()) {
            if (!busy.contains(due.tourId) && !settle(due)) {
                busy.add(due.tourId);
            }
        }
    }

    /** One stop that cannot be settled must not hold up the others; it stays due. False when its tour is busy. */
    private boolean settle(Due due) {
        try {
            settlement.settleDue(due.tourId, due.stopId);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("Stop %s stays due: %s", due.stopId, e.getMessage());
            return !isLockTimeout(e);
        }
    }

    private static boolean isLockTimeout(Throwable e) {
        return e.getCause() instanceof SQLException sql && "55P03".equals(sql.getSQLState());
    }

    private List<Due> listDue() {
        return Sql.with(
                database,
                "select tour_id, id from stop where next_due <= now() order by next_due, id limit ?",
                select -> {
                    select.setInt(1, AT_ONCE);
                    return Sql.list(select, row -> new Due(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
                });
    }

    private record Due(UUID tourId, UUID stopId) {}
}
