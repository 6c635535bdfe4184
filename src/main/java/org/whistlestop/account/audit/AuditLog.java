package org.whistlestop.account.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.Sql;

/** Reads chains: the newest entries, all of them, and whether they are what was written. */
@ApplicationScoped
public class AuditLog {

    private static final int AT_ONCE = 1_000;

    @Inject
    AgroalDataSource database;

    @Inject
    AuditKeys keys;

    /** Each reads a whole chain through a connection of its own. */
    private final Semaphore checking = new Semaphore(1);

    /** Entries before a number, newest first. */
    @Transactional
    public List<AuditEntry> latest(UUID chain, long before, int atMost) {
        return read("where chain = ? and number < ? order by number desc limit ?", chain, before, atMost);
    }

    /** What these people did on the installation and what was done to them there, before a number, newest first. */
    @Transactional
    public List<AuditEntry> latestAbout(Collection<UUID> people, long before, int atMost) {
        var ids = people.stream().map(UUID::toString).toArray(String[]::new);
        var sql = "select " + AuditEntry.COLUMNS + " from audit_entry where chain = ? and number < ?"
                + " and (actor = any(?) or (thing = 'person' and thing_id = any(?))) order by number desc limit ?";
        return Sql.with(database, sql, query -> {
            query.setObject(1, Audit.INSTALLATION);
            query.setLong(2, before);
            query.setObject(3, ids);
            query.setObject(4, ids);
            query.setInt(5, atMost);
            return Sql.list(query, AuditEntry::read);
        });
    }

    /** Hands over where a chain begins and ends, then its entries in order; holds nothing while the reader takes its time. */
    void each(UUID chain, Consumer<AuditHead> first, Consumer<AuditEntry> then) {
        var head = head(chain);
        first.accept(head);
        readEach(chain, head.keptAfter(), entry -> {
            if (entry.number() <= head.number()) {
                then.accept(entry);
            }
        });
    }

    /** Checks a chain from its first kept entry to its end. */
    public AuditVerdict check(UUID chain) {
        if (!checking.tryAcquire()) {
            throw new ProblemException(Problem.of(503, "A log is being checked already. Try again in a few seconds."));
        }
        try {
            return checkAlone(chain);
        } finally {
            checking.release();
        }
    }

    private AuditVerdict checkAlone(UUID chain) {
        return inOneMoment(() -> {
            var head = head(chain);
            var check = begin(head.keptAfter(), head.stateBefore());
            // From the lowest number there is, so that nothing put before or behind the chain stays unseen.
            readEach(chain, Long.MIN_VALUE, check::follow);
            return check.end(head);
        });
    }

    /** The state behind the last entry of before a moment, as far as the chain is right; empty when there is none to let go. */
    Optional<AuditCheck.Stand> stateBefore(UUID chain, Instant moment) {
        var head = head(chain);
        var check = begin(head.keptAfter(), head.stateBefore());
        readEach(chain, head.keptAfter(), entry -> {
            if (entry.at().isBefore(moment)) {
                check.follow(entry);
            }
        });
        return check.stand().filter(stand -> stand.number() > head.keptAfter());
    }

    AuditCheck begin(long keptAfter, byte[] stateBefore) {
        return new AuditCheck(keys::get, keptAfter, stateBefore);
    }

    /** Whether the chain of today still has that entry, or has let it go when its time was over. */
    boolean stillHas(UUID chain, long number, String hash) {
        return number <= head(chain).keptAfter()
                || read("where chain = ? and number = ? limit ?", chain, number, 1).stream()
                        .anyMatch(entry -> entry.hash().equals(hash));
    }

    private <T> T inOneMoment(Supplier<T> read) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Sql.with(
                    database, "set transaction isolation level repeatable read, read only", PreparedStatement::execute);
            return read.get();
        });
    }

    private void readEach(UUID chain, long from, Consumer<AuditEntry> use) {
        var after = from;
        List<AuditEntry> some;
        do {
            some = read("where chain = ? and number > ? order by number limit ?", chain, after, AT_ONCE);
            some.forEach(use);
            after = some.isEmpty() ? after : some.get(some.size() - 1).number();
        } while (some.size() == AT_ONCE);
    }

    private List<AuditEntry> read(String where, UUID chain, long number, int atMost) {
        return Sql.with(database, "select " + AuditEntry.COLUMNS + " from audit_entry " + where, query -> {
            query.setObject(1, chain);
            query.setLong(2, number);
            query.setInt(3, atMost);
            return Sql.list(query, AuditEntry::read);
        });
    }

    private AuditHead head(UUID chain) {
        return Sql.with(
                database, "select number, state, kept_after, state_before from audit_head where chain = ?", query -> {
                    query.setObject(1, chain);
                    var found = Sql.list(
                            query,
                            row -> new AuditHead(row.getLong(1), row.getBytes(2), row.getLong(3), row.getBytes(4)));
                    return found.isEmpty() ? nothing(chain) : found.get(0);
                });
    }

    private static AuditHead nothing(UUID chain) {
        var before = AuditEntry.stateBeforeFirst(chain);
        return new AuditHead(0, before, 0, before);
    }
}
