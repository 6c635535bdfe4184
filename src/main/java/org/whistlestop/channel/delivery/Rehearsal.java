package org.whistlestop.channel.delivery;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.whistlestop.account.Permission;
import org.whistlestop.channel.ChannelChecks;
import org.whistlestop.channel.ChannelKind;
import org.whistlestop.support.Sql;
import org.whistlestop.tour.Tours;

/**
 * Asks every channel that something is due on within a day whether it still accepts us, so that somebody knows the evening
 * before and not when it fails. What it finds stands at the channel, for the desk to show.
 */
@ApplicationScoped
public class Rehearsal {

    private static final Logger LOG = Logger.getLogger(Rehearsal.class);
    private static final int AT_ONCE = 200;

    /** Twice a day is enough for what works; what does not is asked again each hour, for it may have been mended there. */
    private static final String DUE = """
            select c.id from channel c
            where c.removed_at is null
                and (c.checked_at is null or c.checked_at < now()
                    - case when c.trouble is null then interval '12 hours' else interval '1 hour' end)
                and exists (select from delivery d left join stop s on s.id = d.stop_id
                    where d.channel_id = c.id and d.state = 'WAITING'
                        and coalesce(d.due_at, s.starts_at) between now() and now() + interval '24 hours')
            order by c.id limit ?""";

    @Inject
    AgroalDataSource database;

    @Inject
    Tours tours;

    @Inject
    ChannelChecks checks;

    @Inject
    ManagedExecutor threads;

    /** One row of the work queue, so that of several replicas one does it. */
    @Produces
    @Singleton
    @Named("rehearsal")
    RecurringTask<Void> task(DeliveriesConfig config) {
        return Tasks.recurring("rehearsal", FixedDelay.of(config.rehearse())).execute((instance, context) -> run());
    }

    /** Tests what is due for it; each channel by itself, so that one in trouble holds up no other. */
    void run() {
        listDue().forEach(this::tryToCheck);
    }

    private List<UUID> listDue() {
        return Sql.with(database, DUE, query -> {
            query.setInt(1, AT_ONCE);
            return Sql.list(query, row -> row.getObject(1, UUID.class));
        });
    }

    private void tryToCheck(UUID channel) {
        try {
            if (!checks.check(channel)) {
                LOG.warnf("The rehearsal found channel %s closed; what is due there would fail. See the desk", channel);
            }
        } catch (RuntimeException e) {
            LOG.warnf("Channel %s could not be rehearsed: %s", channel, e.getMessage());
        }
    }

    @Transactional
    public RehearsalView get(String tour) {
        return view(tours.forCaller(tour, Permission.SEE).id);
    }

    /** Tests all of a tour's channels now, whatever is due on them. Not in a transaction: others answer slowly. */
    public RehearsalView now(String tour) {
        var all = get(tour).channels().stream().map(RehearsalView.Part::channel).map(this::checking);
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        return get(tour);
    }

    private CompletableFuture<Void> checking(UUID channel) {
        return threads.runAsync(() -> tryToCheck(channel));
    }

    private RehearsalView view(UUID tourId) {
        return Sql.with(database, """
                select c.id, c.name, c.kind, min(d.at), count(d.at), c.checked_at, c.known_as, c.trouble
                from channel c left join (
                    select d.channel_id, coalesce(d.due_at, s.starts_at) as at from delivery d
                    left join stop s on s.id = d.stop_id
                    where d.state = 'WAITING' and d.tour_id = ?
                        and coalesce(d.due_at, s.starts_at) between now() and now() + interval '24 hours') d
                    on d.channel_id = c.id
                where c.tour_id = ? and c.removed_at is null
                group by c.id order by min(d.at) nulls last, c.added_at, c.id""", query -> {
            query.setObject(1, tourId);
            query.setObject(2, tourId);
            return new RehearsalView(Sql.list(
                    query,
                    row -> new RehearsalView.Part(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            ChannelKind.valueOf(row.getString(3)),
                            Sql.instant(row, 4),
                            row.getLong(5),
                            Sql.instant(row, 6),
                            row.getString(7),
                            row.getString(8))));
        });
    }
}
