package org.whistlestop.channel.push;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Forgets followers whose stop or tour is over, and those who are silent, by the database's clock; how many they were stays. */
@ApplicationScoped
class FollowerRetention {

    /** A tour without stops is still to come. */
    private static final String OVER = """
            with over as (
              delete from follower f
              where (select max(s.ends_at) from stop s
                     where s.tour_id = f.tour_id and (f.stop_id is null or s.id = f.stop_id))
                  < now() - :after * interval '1 second'
              returning f.tour_id, coalesce(f.stop_id, f.tour_id) as place_id)
            insert into former_followers (tour_id, place_id, many)
            select tour_id, place_id, count(*) from over group by tour_id, place_id
            on conflict (place_id, tour_id) do update set many = former_followers.many + excluded.many""";

    private static final String SILENT = "delete from follower where heard_at < now() - :silence * interval '1 second'";

    private static final String NETWORKS =
            "update follower set network = null where network is not null and followed_at < now() - interval '1 day'";

    /** Nobody repeats a delivery that late. */
    private static final String SENT = "delete from push_sent where at < now() - interval '30 days'";

    @Inject
    EntityManager database;

    @Inject
    PushConfig config;

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetDue() {
        database.createNativeQuery(OVER)
                .setParameter("after", config.after().toSeconds())
                .executeUpdate();
        database.createNativeQuery(SILENT)
                .setParameter("silence", config.silence().toSeconds())
                .executeUpdate();
        database.createNativeQuery(NETWORKS).executeUpdate();
        database.createNativeQuery(SENT).executeUpdate();
    }
}
