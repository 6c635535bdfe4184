package org.whistlestop.account.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.whistlestop.support.Sql;

/**
 * One act, as it is chained. A chain has a state, which each entry moves on by HMAC-SHA-256 of the state before, the number and
 * the fields, a line each; the entry shows the SHA-256 of that state. So who can write to the database can neither change an
 * entry nor cut off the end: the state to go back to is not there any more.
 *
 * @param chain the tour's id, or {@link Audit#INSTALLATION}
 * @param number from 1, without gaps
 * @param at to the microsecond
 * @param actor a person's id, {@code administrator} for the administrator's token, or {@code program}
 * @param act what was done, as in "cancelled"
 * @param thing the kind of thing it was done to, as in "stop"
 * @param thingId its id
 * @param detail a word more, such as a role; empty for none
 * @param key the number of the key that the hash is made with; 0 where none is configured
 * @param hash of the chain's state behind this entry, 64 hexadecimal digits
 */
public record AuditEntry(
        UUID chain,
        long number,
        Instant at,
        String actor,
        String act,
        String thing,
        String thingId,
        String detail,
        int key,
        String hash) {

    static final String COLUMNS = "chain, number, at, actor, act, thing, thing_id, detail, key_id, encode(hash, 'hex')";

    static AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject(1, UUID.class),
                row.getLong(2),
                Sql.instant(row, 3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getInt(9),
                row.getString(10));
    }

    /** The state that the first entry of a chain stands on. */
    static byte[] stateBeforeFirst(UUID chain) {
        return ByteBuffer.allocate(32)
                .putLong(16, chain.getMostSignificantBits())
                .putLong(24, chain.getLeastSignificantBits())
                .array();
    }

    /** Everything but the number, which the database gives. */
    static String body(Instant at, String actor, String act, String thing, String thingId, String detail, int key) {
        return String.join("\n", at.toString(), actor, act, thing, thingId, detail, String.valueOf(key));
    }

    /** The state of the chain behind this entry. */
    byte[] stateAfter(byte[] before, AuditKey key) {
        var body = number + "\n" + body(at, actor, act, thing, thingId, detail, this.key);
        return key.hash(before, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether this entry was written when its chain had that state behind it. */
    boolean shows(byte[] state) {
        return hash.equals(HexFormat.of().formatHex(AuditKey.sha256(state)));
    }
}
