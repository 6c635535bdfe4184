package org.whistlestop.account.audit;

/**
 * What a check of a chain found.
 *
 * @param entries how many were checked
 * @param number of the last one that is right, with its hash: worth noting somewhere else, because who held both the database
 *     and the key could not rewrite that
 * @param broken the first place that is not what was written, or null
 */
public record AuditVerdict(boolean whole, long entries, long number, String hash, Break broken) {

    public record Break(long number, String what) {}

    AuditVerdict butBroken(long at, String what) {
        return new AuditVerdict(false, entries, number, hash, new Break(at, what));
    }
}
