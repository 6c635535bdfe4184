package org.whistlestop.account.audit;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Writes down who did what, in the transaction that does it: neither is there without the other. It is written right before the
 * commit and in the order of the chains, so that a chain is held for a moment only and two transactions never wait for each
 * other in a circle.
 */
@ApplicationScoped
public class Audit {

    /** The chain of what belongs to no tour: people, tokens, devices, sign-ins. */
    public static final UUID INSTALLATION = new UUID(0, 0);

    /** The actor where no person is one. */
    public static final String PROGRAM = "program";

    @Inject
    AuditChains chains;

    @Inject
    SecurityIdentity identity;

    @Inject
    TransactionSynchronizationRegistry transactions;

    @Inject
    Clock clock;

    /** Records what the caller did to a thing of a tour. */
    public void record(UUID tourId, String act, String thing, Object id) {
        record(tourId, act, thing, id, "");
    }

    /** @param detail a word of ours more, such as a role; no names, no texts */
    public void record(UUID tourId, String act, String thing, Object id, String detail) {
        recordAs(caller(), tourId, act, thing, id, detail);
    }

    /** Records what a person did who is not, or not yet, signed in to this request. */
    public void recordAs(String actor, UUID tourId, String act, String thing, Object id, String detail) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var entry = new NewEntry(tourId, at, actor, act, thing, String.valueOf(id), detail);
        if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            chains.append(entry);
        } else {
            waiting().add(entry);
        }
    }

    private String caller() {
        var isRequest = Arc.container().requestContext().isActive();
        return isRequest && !identity.isAnonymous() ? identity.getPrincipal().getName() : PROGRAM;
    }

    /** What the running transaction has to write. */
    @SuppressWarnings("unchecked")
    private List<NewEntry> waiting() {
        var waiting = (List<NewEntry>) transactions.getResource(Audit.class);
        return waiting != null ? waiting : begin(new ArrayList<>());
    }

    private List<NewEntry> begin(List<NewEntry> waiting) {
        transactions.putResource(Audit.class, waiting);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                waiting.sort(Comparator.comparing(NewEntry::chain));
                waiting.forEach(chains::append);
            }

            @Override
            public void afterCompletion(int status) {}
        });
        return waiting;
    }
}
