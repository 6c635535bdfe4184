package org.whistlestop.tour;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.whistlestop.support.Sql;

/** Settles stops whose time has come: reveals, closings, ends of a public delay. By the database's clock, on any replica. */
@ApplicationScoped
class DueStops {

    private static final int AT_ONCE = 200;

    @Inject
    AgroalDataSource database;

    @Inject
    Settlement settlement;

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settleDue() {
        listDue().forEach(due -> settlement.settleDue(due.tourId, due.stopId));
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
