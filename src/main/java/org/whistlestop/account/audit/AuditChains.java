package org.whistlestop.account.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.whistlestop.support.Sql;

/** Puts entries to the ends of their chains. */
@ApplicationScoped
class AuditChains {

    /** Two who write to one chain wait for each other here until the first has committed; so numbers have no gaps. */
    private static final String APPEND = """
            with head as (
                insert into audit_head as h (chain, number, state, state_before)
                values (?, 1, sha256(? || sha256(? || ? || convert_to('1' || E'\\n' || ?, 'UTF8'))), ?)
                on conflict (chain) do update set
                    number = h.number + 1,
                    state = sha256(? || sha256(? || h.state || convert_to((h.number + 1)::text || E'\\n' || ?, 'UTF8')))
                returning chain, number, state)
            insert into audit_entry (chain, number, at, actor, act, thing, thing_id, detail, key_id, hash)
            select chain, number, ?, ?, ?, ?, ?, ?, ?, sha256(state) from head""";

    @Inject
    AgroalDataSource database;

    @Inject
    AuditKeys keys;

    void append(NewEntry entry) {
        append(entry, keys.current());
    }

    void append(NewEntry entry, AuditKey key) {
        var body = entry.body(key);
        var before = AuditEntry.stateBeforeFirst(entry.chain());
        Sql.with(database, APPEND, statement -> {
            set(statement, 1, entry.chain(), key.outer(), key.inner(), before, body, before);
            set(statement, 7, key.outer(), key.inner(), body);
            set(statement, 10, OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC), entry.actor(), entry.act());
            set(statement, 13, entry.thing(), entry.thingId(), entry.detail(), key.id());
            return statement.executeUpdate();
        });
    }

    private static void set(PreparedStatement statement, int from, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(from + i, values[i]);
        }
    }
}
