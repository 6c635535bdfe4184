package org.whistlestop.account.audit;

import java.util.List;

/**
 * What a check of a chain found.
 *
 * @param entries how many were checked
 * @param number of the last one; with its hash, worth noting somewhere else, because who could rewrite the whole database
 *     could not rewrite that
 * @param breaks the first hundred places that are not what was written
 */
public record AuditVerdict(boolean whole, long entries, long number, String hash, List<Break> breaks) {

    public record Break(long number, String what) {}

    AuditVerdict with(long at, String what) {
        return new AuditVerdict(false, entries, number, hash, List.of(new Break(at, what)));
    }
}
