package org.whistlestop.account.audit;

import java.time.Instant;
import java.util.UUID;

/** An act that has no number yet; see {@link AuditEntry}. */
record NewEntry(UUID chain, Instant at, String actor, String act, String thing, String thingId, String detail) {

    /** Everything but the number, which the database gives. */
    String body(AuditKey key) {
        return AuditEntry.body(at, actor, act, thing, thingId, detail, key.id());
    }
}
