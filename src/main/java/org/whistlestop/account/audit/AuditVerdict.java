package org.whistlestop.account.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a check of a chain found.
 *
 * @param entries how many were checked
 * @param withoutKey how many of them, at the beginning, were made before a key was configured: who can write to the database
 *     could have made those anew
 * @param number of the last one that is right, with its hash: worth noting somewhere else, because who held both the database
 *     and the key could not rewrite that
 * @param broken the first place that is not what was written, or null
 */
public record AuditVerdict(
        boolean whole,
        long entries,
        long withoutKey,
        long number,
        String hash,
        @Schema(nullable = true) Break broken) {

    public record Break(long number, String what) {}

    AuditVerdict butBroken(long at, String what) {
        return new AuditVerdict(false, entries, withoutKey, number, hash, new Break(at, what));
    }
}
