package org.whistlestop.account.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.TestDatabase;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuditTest {

    private static final int ENTRIES = 40;
    private static final int EDITS = 100;
    private static final List<String> FIELDS = List.of(
            "at = at + interval '1 microsecond'",
            "actor = 'x' || actor",
            "act = act || ' '",
            "thing = 'tour'",
            "thing_id = thing_id || '0'",
            "detail = 'host'",
            "detail = E'\\n'",
            "key_id = key_id + 1",
            "number = number + 1000",
            "hash = sha256(hash)");

    @Inject
    Audit audit;

    @Inject
    AuditLog log;

    @Inject
    AuditChains chains;

    @Inject
    AuditRotation rotation;

    @Inject
    AgroalDataSource database;

    private final UUID tour = UUID.randomUUID();
    private final Random random = new Random(42);

    @Test
    void aChainOfManyWritersIsWhole() {
        IntStream.range(0, 200).parallel().forEach(i -> audit.record(tour, "moved", "stop", UUID.randomUUID()));

        var verdict = log.check(tour);
        assertTrue(verdict.whole(), verdict.toString());
        assertEquals(200, verdict.entries());
        assertEquals(200, verdict.number());
    }

    @Test
    void whatIsRolledBackIsNotInTheLog() {
        audit.record(tour, "added", "stop", 1);
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew()
                .run(() -> {
                    audit.record(tour, "added", "stop", 2);
                    throw new IllegalStateException("planted");
                }));
        audit.record(tour, "added", "stop", 3);

        assertEquals(
                List.of("3", "1"),
                log.latest(tour, Long.MAX_VALUE, 10).stream()
                        .map(AuditEntry::thingId)
                        .toList());
        assertTrue(log.check(tour).whole());
    }

    @Test
    void transactionsThatWriteToTwoChainsNeverWaitInACircle() {
        var other = UUID.randomUUID();
        IntStream.range(0, 100).parallel().forEach(i -> QuarkusTransaction.requiringNew()
                .run(() -> {
                    audit.record(i % 2 == 0 ? tour : other, "moved", "stop", i);
                    audit.record(i % 2 == 0 ? other : tour, "moved", "stop", i);
                }));

        assertEquals(100, log.check(tour).entries());
        assertEquals(100, log.check(other).entries());
    }

    @Test
    void theLogCannotBeEditedByTheProgram() {
        audit.record(tour, "added", "stop", 1);
        for (var sql : List.of("update audit_entry set act = 'x'", "delete from audit_entry", "truncate audit_entry")) {
            var refused = assertThrows(SQLException.class, () -> execute(sql));
            assertTrue(refused.getMessage().contains("append-only"), refused.getMessage());
        }
    }

    @Test
    void everyPlantedEditIsFound() throws Exception {
        var missed = new ArrayList<String>();
        for (var i = 0; i < EDITS; i++) {
            var chain = chainOf(ENTRIES);
            assertTrue(log.check(chain).whole());
            var edit = edit(i, chain);
            execute(
                    "alter table audit_entry disable trigger user",
                    edit,
                    "alter table audit_entry enable trigger user");
            if (log.check(chain).whole()) {
                missed.add(edit);
            }
        }
        assertEquals(List.of(), missed);
    }

    @Test
    void whoHoldsTheDatabaseButNoKeyCannotGoOnWithTheChain() {
        var chain = chainOf(3);
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        chains.append(new NewEntry(chain, now, "program", "moved", "stop", "4", ""), AuditKey.NONE);

        assertEquals(4, log.check(chain).broken().number());
        var other = chainOf(3);
        chains.append(new NewEntry(other, now, "program", "moved", "stop", "4", ""), AuditKey.of(2, new byte[32]));
        assertEquals(4, log.check(other).broken().number());
    }

    @Test
    void whatWasWrittenBeforeThereWasAKeyIsCounted() {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        chains.append(new NewEntry(tour, now, "program", "made", "tour", "1", ""), AuditKey.NONE);
        audit.record(tour, "moved", "stop", 2);

        assertEquals(1, log.check(tour).withoutKey());
    }

    @Test
    void whatIsOverAYearOldGoesAndTheRestIsWhole() {
        var chain = chainOf(5);
        var cut = log.latest(chain, 4, 1).get(0).at();
        audit.record(chain, "moved", "stop", 6);

        rotation.rotate(chain, cut);
        var verdict = log.check(chain);
        assertTrue(verdict.whole(), verdict.toString());
        assertEquals(4, verdict.entries());
        assertEquals(6, verdict.number());
        rotation.rotate(chain, Instant.now().plusSeconds(60));
        assertEquals(0, log.check(chain).entries());
        audit.record(chain, "moved", "stop", 7);
        assertTrue(log.check(chain).whole());
    }

    @Test
    void theFirstBreakIsToldByItsNumber() throws Exception {
        var chain = chainOf(9);
        execute(
                "alter table audit_entry disable trigger user",
                "update audit_entry set actor = 'somebody' where number = 4 and chain = '" + chain + "'",
                "alter table audit_entry enable trigger user");

        var verdict = log.check(chain);
        assertFalse(verdict.whole());
        assertEquals(4, verdict.broken().number());
        assertEquals(3, verdict.number());
    }

    private UUID chainOf(int entries) {
        var chain = UUID.randomUUID();
        for (var i = 1; i <= entries; i++) {
            audit.record(chain, "moved", "stop", i);
        }
        return chain;
    }

    /** One of the things that somebody with the database in hand might do. */
    private String edit(int i, UUID chain) {
        var here = " chain = '" + chain + "'";
        var number = 1 + random.nextInt(ENTRIES - 1);
        return switch (i % 8) {
            case 5 -> // the end cut off, and the chain's own end moved there
                "with cut as (delete from audit_entry where number > " + number + " and" + here
                        + ") update audit_head set number = " + number
                        + ", state = (select hash from audit_entry where number = "
                        + number + " and" + here + ") where" + here;
            case 6 -> // the beginning cut off, as if its time were over
                "with cut as (delete from audit_entry where number <= " + number + " and" + here
                        + ") update audit_head set kept_after = " + number
                        + ", state_before = (select hash from audit_entry where number = " + number + " and" + here
                        + ") where"
                        + here;
            case 0 -> "delete from audit_entry where number = " + number + " and" + here;
            case 1 -> "delete from audit_entry where number >= " + number + " and" + here;
            case 2 -> "delete from audit_entry where number <= " + number + " and" + here;
            case 3 ->
                "insert into audit_entry select chain, " + pick(List.of(-1, 0, ENTRIES + 1, ENTRIES + 7))
                        + ", at, actor, act, thing, thing_id, detail, key_id, hash from audit_entry where number = "
                        + number + " and" + here;
            case 4 -> // two acts change places
                "update audit_entry e set thing_id = o.thing_id from audit_entry o where o.chain = e.chain and e."
                        + here.strip() + " and (e.number, o.number) in ((" + number + ", " + other(number) + "), ("
                        + other(number) + ", " + number + "))";
            default ->
                "update audit_entry set " + FIELDS.get(i / 8 % FIELDS.size()) + " where number = " + number + " and"
                        + here;
        };
    }

    private static int other(int number) {
        return number == ENTRIES ? 1 : number + 1;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
