package org.whistlestop.channel;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.support.http.GuardedClient;
import org.whistlestop.support.http.OutboundException;
import org.whistlestop.support.http.Outgoing;
import org.whistlestop.tour.Tour;

/** Reads the pages of official accounts, a new one at once and each one daily, to see whether they still link back. */
@ApplicationScoped
class OfficialAccountChecks {

    private static final int AT_ONCE = 20;

    @Inject
    GuardedClient client;

    @Inject
    WhistlestopConfig config;

    @Inject
    Audit audit;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    private volatile boolean isStopping;

    /** A slow page must not outlive the database. */
    void stop(@Observes ShutdownEvent stopping) {
        isStopping = true;
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void checkDue() {
        for (var checked = 0; checked < AT_ONCE; checked++) {
            var due = QuarkusTransaction.requiringNew().call(this::claim);
            if (due.isEmpty()) {
                return;
            }
            var found = look(due.get().url(), due.get().tour());
            if (isStopping) {
                return;
            }
            QuarkusTransaction.requiringNew().run(() -> keep(due.get(), found));
        }
    }

    /** Takes one that is due away from other replicas; if this one dies over it, it is looked at an hour later. */
    @SuppressWarnings("unchecked")
    private Optional<Due> claim() {
        List<UUID> claimed = database.createNativeQuery("""
                update official_account set check_due = now() + interval '1 hour' where id = (
                    select id from official_account where check_due <= now()
                    order by check_due, id limit 1 for update skip locked)
                returning id""", UUID.class).getResultList();
        return claimed.stream().findFirst().flatMap(id -> {
            OfficialAccount account = OfficialAccount.findById(id);
            Tour tour = Tour.findById(account.tourId);
            return Optional.of(new Due(id, account.url, tour.slug));
        });
    }

    /** Looks at the account's page. */
    RelMe.Found look(String url, String tour) {
        var silent = RelMe.silentPlace(url);
        if (silent != null) {
            return RelMe.Found.never(
                    silent + " shows no links that could be checked, so only our half of the proof is here.");
        }
        try {
            var page = config.baseUrl().resolve("/tours/" + tour);
            var accounts = config.baseUrl().resolve("/tours/" + tour + "/accounts");
            return RelMe.read(client.send(Outgoing.get(url).with("Accept", "text/html")), List.of(page, accounts));
        } catch (OutboundException e) {
            return RelMe.Found.unknown("The page could not be reached.");
        }
    }

    private void keep(Due due, RelMe.Found found) {
        OfficialAccount account = OfficialAccount.findById(due.id());
        if (account == null) {
            return;
        }
        var before = account.linksBack;
        keep(account, due.url(), found);
        if (account.linksBack != before) {
            audit.recordAs(
                    Audit.PROGRAM, account.tourId, "checked", "official account", account.id, account.linksBack.word());
        }
    }

    /** Keeps what was found, unless the account has got another address meanwhile. */
    void keep(OfficialAccount account, String url, RelMe.Found found) {
        if (account.url.equals(url)) {
            account.found(found, clock.instant());
        }
    }

    private record Due(UUID id, String url, String tour) {}
}
