package org.whistlestop.account.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Follows a chain entry by entry and tells each place where it is not what was written. */
final class AuditCheck {

    private static final int TOLD = 100;

    private final List<AuditVerdict.Break> breaks = new ArrayList<>();
    private final IntFunction<AuditKey> keys;
    private String hash;
    private long number;
    private long entries;

    AuditCheck(IntFunction<AuditKey> keys, long keptAfter, String hashBefore) {
        this.keys = keys;
        this.number = keptAfter;
        this.hash = hashBefore;
    }

    /** The next entry in order of number. */
    void follow(AuditEntry entry) {
        entries++;
        if (entry.number() != number + 1) {
            tell(number + 1, "missing");
        } else if (!entry.hash().equals(entry.hashAfter(hash, keys.apply(entry.key())))) {
            tell(entry.number(), "changed");
        }
        // From here on as if it were right, so that one edit is told once.
        number = entry.number();
        hash = entry.hash();
    }

    /** No more entries; the chain has to end where its head says. */
    AuditVerdict end(long lastNumber, String lastHash) {
        if (number < lastNumber) {
            tell(number + 1, "missing");
        } else if (!hash.equals(lastHash)) {
            tell(number, "not the end that was written");
        }
        return new AuditVerdict(breaks.isEmpty(), entries, number, hash, breaks);
    }

    private void tell(long at, String what) {
        if (breaks.size() < TOLD) {
            breaks.add(new AuditVerdict.Break(at, what));
        }
    }
}
