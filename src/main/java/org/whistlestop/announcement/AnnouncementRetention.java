package org.whistlestop.announcement;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/**
 * Deletes what was written and said long ago, by the database's clock. That something went out on a channel, when and how
 * often it was tried, stays to be counted; our own pages show it no more.
 */
@ApplicationScoped
class AnnouncementRetention {

    private static final String OLD = "now() - :seconds * interval '1 second'";

    @Inject
    AnnouncementsConfig config;

    @Inject
    EntityManager database;

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetDue() {
        QuarkusTransaction.requiringNew().run(() -> {
            run("delete from delivery_step where kept_at < " + OLD);
            run("update delivery_attempt set words = null where words is not null and started_at < " + OLD);
            run("""
                    update delivery set title = '', text = '', link = null, photo_id = null, photo_alt = null, words = null,
                        answer = null, sent_link = null
                    where text <> '' and state in ('SENT', 'CANCELLED', 'FAILED', 'HELD') and made_at < """ + " " + OLD + " and coalesce(sent_at, due_at, made_at) < " + OLD);
            run("""
                    delete from announcement a where a.changed_at < """ + " " + OLD + """
                     and not exists (select from delivery d where d.announcement_id = a.id and d.text <> '')
                     and (a.due_at is null or a.due_at < now())""");
        });
    }

    private void run(String sql) {
        database.createNativeQuery(sql)
                .setParameter("seconds", config.keep().toSeconds())
                .executeUpdate();
    }
}
