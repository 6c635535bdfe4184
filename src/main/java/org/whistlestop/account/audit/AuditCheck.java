package org.whistlestop.account.audit;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.IntFunction;

/** Follows a chain entry by entry up to the first place where it is not what was written. */
final class AuditCheck {

    private final IntFunction<AuditKey> keys;
    private byte[] state;
    private long number;
    private long entries;
    private AuditVerdict.Break broken;

    AuditCheck(IntFunction<AuditKey> keys, long keptAfter, byte[] stateBefore) {
        this.keys = keys;
        this.number = keptAfter;
        this.state = stateBefore;
    }

    /** The next entry in order of number. */
    void follow(AuditEntry entry) {
        if (broken != null) {
            return;
        }
        entries++;
        var next = entry.stateAfter(state, keys.apply(entry.key()));
        if (entry.number() != number + 1) {
            broken = new AuditVerdict.Break(number + 1, "missing, or something was put before it");
        } else if (!entry.shows(next)) {
            broken = new AuditVerdict.Break(entry.number(), "not what was written, or made with a key that is gone");
        } else {
            state = next;
            number = entry.number();
        }
    }

    /** No more entries: the chain has to end there. */
    AuditVerdict end(long lastNumber) {
        if (broken == null && number != lastNumber) {
            broken = new AuditVerdict.Break(number + 1, "missing, or the end was moved");
        }
        return verdict();
    }

    /** The same for the chain itself, whose state behind the last entry is known. */
    AuditVerdict end(AuditHead head) {
        if (broken == null && number == head.number() && !Arrays.equals(state, head.state())) {
            broken = new AuditVerdict.Break(number, "not the end that was written");
        }
        return end(head.number());
    }

    /** Where it stands after what it has followed; empty when that is not right. */
    Optional<Stand> stand() {
        return broken == null ? Optional.of(new Stand(number, state)) : Optional.empty();
    }

    record Stand(long number, byte[] state) {}

    private AuditVerdict verdict() {
        var hash = HexFormat.of().formatHex(AuditKey.sha256(state));
        return new AuditVerdict(broken == null, entries, number, hash, broken);
    }
}
