package org.whistlestop.channel;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.whistlestop.account.Permission;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Keeps the list of the accounts that speak for a tour. */
@ApplicationScoped
public class OfficialAccounts {

    private static final int MOST = 30;
    private static final String THING = "official account";

    @Inject
    Tours tours;

    @Inject
    OfficialAccountChecks checks;

    @Inject
    Audit audit;

    /** The accounts in their order, for everybody. */
    @Transactional
    public List<OfficialAccountView> list(String slug) {
        return OfficialAccount.listOf(Tour.getBySlug(slug).id).stream()
                .map(OfficialAccountView::of)
                .toList();
    }

    /** Lists an account, or says another thing of it; its page is read soon after. */
    @Transactional
    public Kept put(String slug, UUID id, OfficialAccountEntry entry) {
        var tour = tours.forCaller(slug, Permission.PLAN);
        var now = tours.take(tour);
        var all = new ArrayList<>(OfficialAccount.listOf(tour.id));
        var known = all.stream().filter(account -> account.id.equals(id)).findFirst();
        var isNew = known.isEmpty();
        refuse(all, id, entry, isNew);
        var account = known.orElseGet(() -> new OfficialAccount(id, tour.id));
        account.say(entry.label(), entry.url(), now);
        place(all, account, entry.position());
        account.persist();
        audit.record(tour.id, isNew ? "listed" : "changed", THING, id);
        return new Kept(OfficialAccountView.of(account), isNew);
    }

    private static void refuse(List<OfficialAccount> all, UUID id, OfficialAccountEntry entry, boolean isNew) {
        if (isNew && OfficialAccount.findById(id) != null) {
            throw ProblemException.invalid("id", "Another account has this id", "Make a new id for a new account");
        }
        if (isNew && all.size() >= MOST) {
            throw ProblemException.conflict("There are " + MOST + " accounts already. Remove one first.");
        }
        if (all.stream().anyMatch(other -> !other.id.equals(id) && other.url.equals(entry.url()))) {
            throw ProblemException.conflict("This address is listed already.");
        }
    }

    private static void place(List<OfficialAccount> all, OfficialAccount account, Integer position) {
        var before = all.indexOf(account);
        all.remove(account);
        var wanted = position != null ? position - 1 : before >= 0 ? before : all.size();
        all.add(Math.min(wanted, all.size()), account);
        number(all);
    }

    private static void number(List<OfficialAccount> all) {
        for (var at = 0; at < all.size(); at++) {
            all.get(at).position = at + 1;
        }
    }

    /** Moves an account one place up. */
    @Transactional
    public void raise(String slug, UUID id) {
        var account = getBy(slug, id);
        put(slug, id, new OfficialAccountEntry(account.label(), account.url(), Math.max(1, account.position() - 1)));
    }

    @Transactional
    public void remove(String slug, UUID id) {
        var tour = tours.forCaller(slug, Permission.PLAN);
        tours.take(tour);
        get(tour.id, id).delete();
        OfficialAccount.flush();
        number(OfficialAccount.listOf(tour.id));
        audit.record(tour.id, "removed", THING, id);
    }

    /** Reads the account's page now; waits for it up to 5 s, outside any transaction. */
    public OfficialAccountView check(String slug, UUID id) {
        var url = QuarkusTransaction.requiringNew().call(() -> getBy(slug, id)).url();
        var found = checks.look(url, slug);
        return QuarkusTransaction.requiringNew().call(() -> {
            var account = get(tours.forCaller(slug, Permission.PLAN).id, id);
            checks.keep(account, url, found);
            audit.record(account.tourId, "checked", THING, id, account.linksBack.word());
            return OfficialAccountView.of(account);
        });
    }

    private OfficialAccountView getBy(String slug, UUID id) {
        return OfficialAccountView.of(get(tours.forCaller(slug, Permission.PLAN).id, id));
    }

    private static OfficialAccount get(UUID tourId, UUID id) {
        return OfficialAccount.find(tourId, id)
                .orElseThrow(() -> ProblemException.notFound("This tour has no such account."));
    }

    public record Kept(OfficialAccountView account, boolean isNew) {}
}
