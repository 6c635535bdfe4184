package org.whistlestop.conversation.mention;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.conversation.elsewhere.MentionsConfig;

/** Deletes mentions that were refused, rejected or are gone, when their time is over by the database's clock. */
@ApplicationScoped
class MentionRetention {

    private static final String DUE = """
            (m.state = 'REFUSED' and m.gone_at < now() - :refused * interval '1 second'
                or m.state in ('GONE', 'REJECTED') and m.gone_at < now() - :gone * interval '1 second')""";

    @Inject
    Audit audit;

    @Inject
    MentionsConfig config;

    @Inject
    EntityManager database;

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteDue() {
        for (var tourId : QuarkusTransaction.requiringNew().call(this::listTours)) {
            QuarkusTransaction.requiringNew().run(() -> deleteOf(tourId));
        }
    }

    @SuppressWarnings("unchecked")
    private List<UUID> listTours() {
        return database.createNativeQuery("select distinct m.tour_id from mention m where " + DUE, UUID.class)
                .setParameter("refused", config.keepRefused().toSeconds())
                .setParameter("gone", config.keepGone().toSeconds())
                .getResultList();
    }

    /** What was refused has nobody's words in it and leaves no trace. */
    @SuppressWarnings("unchecked")
    private void deleteOf(UUID tourId) {
        List<String> deleted = database.createNativeQuery(
                        "delete from mention m where m.tour_id = :tour and " + DUE + " returning m.state", String.class)
                .setParameter("tour", tourId)
                .setParameter("refused", config.keepRefused().toSeconds())
                .setParameter("gone", config.keepGone().toSeconds())
                .getResultList();
        var counted = deleted.stream().collect(Collectors.groupingBy(state -> state, Collectors.counting()));
        Arrays.stream(MentionState.values())
                .filter(state -> state != MentionState.REFUSED && counted.containsKey(state.name()))
                .forEach(state -> audit.recordAs(
                        Audit.PROGRAM,
                        tourId,
                        "deleted",
                        "mentions",
                        tourId,
                        counted.get(state.name()) + " " + state.word() + ", time is over"));
    }
}
