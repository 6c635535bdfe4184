package org.whistlestop.account.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.whistlestop.support.Sql;

/** Lets entries go when their time is over; the chain keeps the state that its first kept entry stands on. */
@ApplicationScoped
class AuditRotation {

    private static final Logger LOG = Logger.getLogger(AuditRotation.class);

    /** What PRIVACY asks: long enough to look into anything, no longer. */
    private static final Duration KEPT = Duration.ofDays(365);

    @Inject
    AgroalDataSource database;

    @Inject
    AuditLog log;

    @Scheduled(every = "24h", delayed = "10m")
    void rotate() {
        chains().forEach(this::rotate);
    }

    private void rotate(UUID chain) {
        rotate(chain, OffsetDateTime.now(ZoneOffset.UTC).minus(KEPT).toInstant());
        var verdict = log.check(chain);
        if (verdict.whole()) {
            // In the program's log too, which who edits the database does not hold.
            LOG.infof("Audit %s is whole: number %d, %s", chain, verdict.number(), verdict.hash());
        } else {
            LOG.errorf("Audit %s is not what was written: %s", chain, verdict.broken());
        }
    }

    /** Only what is right up to there is let go, so that no break disappears with it. */
    @Transactional
    void rotate(UUID chain, Instant before) {
        var state = log.stateBefore(chain, before);
        if (state.isEmpty()) {
            return;
        }
        if (keepAfter(chain, state.get())) {
            delete(chain, state.get().number());
        }
    }

    /** False when another replica has let as much go meanwhile. */
    private boolean keepAfter(UUID chain, AuditCheck.Stand stand) {
        var sql = "update audit_head set kept_after = ?, state_before = ? where chain = ? and kept_after < ?";
        return Sql.with(database, sql, update -> {
            update.setLong(1, stand.number());
            update.setBytes(2, stand.state());
            update.setObject(3, chain);
            update.setLong(4, stand.number());
            return update.executeUpdate() == 1;
        });
    }

    private void delete(UUID chain, long upTo) {
        Sql.with(database, "set local whistlestop.audit_rotates = 'on'", PreparedStatement::execute);
        Sql.with(database, "delete from audit_entry where chain = ? and number <= ?", delete -> {
            delete.setObject(1, chain);
            delete.setLong(2, upTo);
            return delete.executeUpdate();
        });
    }

    private List<UUID> chains() {
        return Sql.with(
                database,
                "select chain from audit_head",
                query -> Sql.list(query, row -> row.getObject(1, UUID.class)));
    }
}
