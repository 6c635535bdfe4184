package org.whistlestop.tour;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Settles stops whose time has come: reveals, closings, ends of a public delay. By the database's clock, on any replica. */
@ApplicationScoped
class DueStops {

    private static final int AT_ONCE = 200;

    @Inject
    EntityManager database;

    @Inject
    Settlement settlement;

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settleDue() {
        for (var due : QuarkusTransaction.requiringNew().call(this::listDue)) {
            settlement.settleDue((UUID) due[0], (UUID) due[1]);
        }
    }

    private List<Object[]> listDue() {
        List<?> rows = database.createNativeQuery(
                        "select tour_id, id from stop where next_due <= now() order by next_due, id limit :limit",
                        Object[].class)
                .setParameter("limit", AT_ONCE)
                .getResultList();
        return rows.stream().map(row -> (Object[]) row).toList();
    }
}
