package org.whistlestop.conversation.mention.sending;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.conversation.elsewhere.MentionsConfig;
import org.whistlestop.support.Sha256;
import org.whistlestop.support.Sql;
import org.whistlestop.support.work.DueRows;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** Keeps the list of links that our stop pages have in step with the pages, and has the other side told. */
@ApplicationScoped
class Outlinks {

    /** Two requests of five seconds, and some more. */
    private static final Duration LEASE = Duration.ofSeconds(40);

    private static final String SPOKEN = """
            not exists (select from silence s
                where s.ended_at is null and (s.tour_id is null or s.tour_id = r.tour_id))""";

    @Inject
    AgroalDataSource database;

    @Inject
    EntityManager entities;

    @Inject
    MentionsConfig config;

    @Inject
    StopLinks links;

    @Inject
    Telling telling;

    @Inject
    Clock clock;

    private DueRows due;

    @PostConstruct
    void prepare() {
        due = new DueRows(database, "outlink", SPOKEN, LEASE);
    }

    void stop(@Observes ShutdownEvent stopping) {
        due.stop();
    }

    /** Pages of stops that are long over change no more. */
    @Scheduled(every = "20s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void compareAll() {
        if (config.tell()) {
            listStops("s.published and s.ends_at > now() - interval '30 days'").forEach(this::compare);
        }
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tellDue() {
        if (config.tell()) {
            tellDueNow();
        }
    }

    void tellDueNow() {
        due.work(config.threads(), this::tell);
    }

    /** Only stops on whose page somebody said an address, or that had one before. */
    private List<UUID> listStops(String which) {
        return Sql.with(database, """
                select s.id from stop s where %s and (
                    exists (select from check_in c where c.stop_id = s.id and c.note like '%%http%%')
                    or exists (select from delivery d where d.stop_id = s.id and d.text like '%%http%%')
                    or exists (select from mention m where m.stop_id = s.id and m.answer is not null)
                    or exists (select from outlink o where o.stop_id = s.id and o.stands))""".formatted(which), query -> Sql.list(query, row -> row.getObject(1, UUID.class)));
    }

    /** Writes down what is new, has changed or is gone on the page of a stop. */
    void compare(UUID stopId) {
        QuarkusTransaction.requiringNew().run(() -> {
            Stop stop = Stop.findById(stopId);
            if (stop != null && stop.published) {
                var found = links.of(stopId);
                found.forEach((target, words) -> keep(stop, target, words));
                takeAway(stop, found);
            }
        });
    }

    private void keep(Stop stop, String target, String words) {
        Sql.with(database, """
                insert into outlink as o (id, tour_id, stop_id, target, target_hash, words_hash, state, due_at)
                values (gen_random_uuid(), ?, ?, ?, ?, ?, 'WAITING', now())
                on conflict (stop_id, target_hash) do update set words_hash = excluded.words_hash, stands = true,
                    state = 'WAITING', failures = 0, again = o.claim is not null,
                    due_at = case when o.claim is null then now() else o.due_at end
                where o.words_hash <> excluded.words_hash or not o.stands""", insert -> {
            insert.setObject(1, stop.tourId);
            insert.setObject(2, stop.id);
            insert.setString(3, target);
            insert.setBytes(4, Sha256.of(target));
            insert.setBytes(5, Sha256.of(words));
            return insert.executeUpdate();
        });
    }

    /** Who was told of a link is told once more when it is gone, and finds it gone. */
    private void takeAway(Stop stop, Map<String, String> found) {
        Sql.with(database, """
                update outlink set stands = false, failures = 0, again = claim is not null,
                    state = case when told_at is null then 'SILENT' else 'WAITING' end,
                    due_at = case when claim is not null then due_at when told_at is not null then now() end
                where stop_id = ? and stands and not target = any (?)""", update -> {
            update.setObject(1, stop.id);
            update.setArray(
                    2,
                    update.getConnection()
                            .createArrayOf("varchar", found.keySet().toArray()));
            return update.executeUpdate();
        });
    }

    private void tell(DueRows.Claim claim) {
        var asked = QuarkusTransaction.requiringNew().call(() -> find(claim));
        asked.ifPresent(link -> {
            var outcome = telling.tell(link.source(), link.target(), () -> isSpoken(claim));
            if (!due.isStopping()) {
                QuarkusTransaction.requiringNew().run(() -> settle(claim, outcome));
            }
        });
    }

    private Optional<Link> find(DueRows.Claim claim) {
        return Outlink.<Outlink>findByIdOptional(claim.id()).map(link -> {
            Tour tour = Tour.findById(link.tourId);
            return new Link(links.pageOf(tour.slug, Stop.findById(link.stopId)), link.target);
        });
    }

    private record Link(String source, String target) {}

    /** Somebody may have gone silent since it was begun. */
    private boolean isSpoken(DueRows.Claim claim) {
        return Sql.with(database, "select 1 from outlink r where r.id = ? and r.claim = ? and " + SPOKEN, query -> {
            query.setObject(1, claim.id());
            query.setObject(2, claim.key());
            return !Sql.list(query, row -> row.getInt(1)).isEmpty();
        });
    }

    private void settle(DueRows.Claim claim, Telling.Outcome outcome) {
        Outlink link = entities.find(Outlink.class, claim.id(), LockModeType.PESSIMISTIC_WRITE);
        if (link != null && claim.key().equals(link.claim)) {
            link.settle(outcome, clock.instant());
        }
    }
}
