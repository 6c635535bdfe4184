package org.whistlestop.photo;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Forgets what is no longer needed, by the database's clock; each photo by itself, so that one in trouble holds up no other. */
@ApplicationScoped
class PhotoRetention {

    private static final Logger LOG = Logger.getLogger(PhotoRetention.class);
    private static final int AT_ONCE = 100;

    @Inject
    EntityManager database;

    @Inject
    ForgottenPhotos forgotten;

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetDue() {
        for (var rule : RetentionRule.values()) {
            Consumer<UUID> forget =
                    switch (rule) {
                        case ORIGINAL -> forgotten::forgetOriginals;
                        case FAN -> forgotten::forgetFan;
                        case DECIDED, NEVER_DECIDED, TOUR_OVER -> forgotten::forget;
                    };
            listDue(rule).forEach(id -> tryTo(forget, id));
        }
    }

    @Transactional
    @SuppressWarnings("unchecked")
    List<UUID> listDue(RetentionRule rule) {
        return database.createNativeQuery(rule.query, UUID.class)
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    private static void tryTo(Consumer<UUID> forget, UUID id) {
        try {
            forget.accept(id);
        } catch (RuntimeException e) {
            LOG.warnf("Photo %s is kept longer than it should: %s", id, e.getMessage());
        }
    }
}
