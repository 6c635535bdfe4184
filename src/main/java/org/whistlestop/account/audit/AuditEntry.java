package org.whistlestop.account.audit;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.whistlestop.support.Sql;

/**
 * One act, as it is chained: its hash is the HMAC-SHA-256 of the hash before it, its number and its fields, a line each.
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
 * @param hash 64 hexadecimal digits
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

    public AuditEntry {
        if (!AuditHead.isHash(hash)) {
            throw new IllegalArgumentException("A hash has 64 hexadecimal digits");
        }
    }

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

    /** What the first entry of a chain stands on. */
    static String hashBeforeFirst(UUID chain) {
        return "0".repeat(32) + chain.toString().replace("-", "");
    }

    /** Everything but the number, which the database gives. */
    static String body(Instant at, String actor, String act, String thing, String thingId, String detail, int key) {
        return String.join("\n", at.toString(), actor, act, thing, thingId, detail, String.valueOf(key));
    }

    /** The hash that this entry has to have behind another; {@code hashBefore} is hexadecimal. */
    String hashAfter(String hashBefore, AuditKey key) {
        var body = number + "\n" + body(at, actor, act, thing, thingId, detail, this.key);
        return HexFormat.of()
                .formatHex(key.hash(HexFormat.of().parseHex(hashBefore), body.getBytes(StandardCharsets.UTF_8)));
    }
}
