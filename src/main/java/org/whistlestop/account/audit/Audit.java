package org.whistlestop.account.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.whistlestop.support.Sql;

/** Writes down who did what, in the transaction that does it: neither is there without the other. */
@ApplicationScoped
public class Audit {

    /** The chain of what belongs to no tour: people, tokens, devices, sign-ins. */
    public static final UUID INSTALLATION = new UUID(0, 0);

    /** The actor where no person is one. */
    public static final String PROGRAM = "program";

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
    SecurityIdentity identity;

    @Inject
    AuditKeys keys;

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
        append(keys.current(), tourId, at, actor, act, thing, String.valueOf(id), detail);
    }

    private String caller() {
        var isRequest = Arc.container().requestContext().isActive();
        return isRequest && !identity.isAnonymous() ? identity.getPrincipal().getName() : PROGRAM;
    }

    void append(
            AuditKey key,
            UUID chain,
            Instant at,
            String actor,
            String act,
            String thing,
            String thingId,
            String detail) {
        var body = AuditEntry.body(at, actor, act, thing, thingId, detail, key.id());
        var before = AuditEntry.stateBeforeFirst(chain);
        Sql.with(database, APPEND, statement -> {
            set(statement, 1, chain, key.outer(), key.inner(), before, body, before, key.outer(), key.inner(), body);
            set(
                    statement,
                    10,
                    OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
                    actor,
                    act,
                    thing,
                    thingId,
                    detail,
                    key.id());
            return statement.executeUpdate();
        });
    }

    private static void set(PreparedStatement statement, int from, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(from + i, values[i]);
        }
    }
}
