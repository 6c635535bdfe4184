package org.whistlestop.conversation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.whistlestop.account.audit.Audit;

/** Deletes customers' words when their tour is long over, by the database's clock; kind, tags and stop stay, to be counted. */
@ApplicationScoped
class FieldNoteRetention {

    /** A tour ends with its last stop; a note that comes later still is kept as long as one of the last day. */
    private static final String DUE = """
            n.words is not null and n.received_at < now() - :seconds * interval '1 second'
            and (select max(s.ends_at) from stop s where s.tour_id = n.tour_id) < now() - :seconds * interval '1 second'""";

    @Inject
    Audit audit;

    @Inject
    FieldNotesConfig config;

    @Inject
    EntityManager database;

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetDue() {
        for (var tourId : QuarkusTransaction.requiringNew().call(this::listTours)) {
            QuarkusTransaction.requiringNew().run(() -> forgetOf(tourId));
        }
    }

    @SuppressWarnings("unchecked")
    private List<UUID> listTours() {
        return database.createNativeQuery("select distinct n.tour_id from field_note n where " + DUE, UUID.class)
                .setParameter("seconds", config.keep().toSeconds())
                .getResultList();
    }

    private void forgetOf(UUID tourId) {
        var many = database.createNativeQuery(
                        "update field_note n set words = null, forgotten_at = now() where n.tour_id = :tour and " + DUE)
                .setParameter("tour", tourId)
                .setParameter("seconds", config.keep().toSeconds())
                .executeUpdate();
        if (many > 0) {
            audit.recordAs(
                    Audit.PROGRAM, tourId, "forgot the words of", "field notes", tourId, many + ", time is over");
        }
    }
}
