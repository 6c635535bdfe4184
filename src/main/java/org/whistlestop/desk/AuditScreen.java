package org.whistlestop.desk;

import java.util.List;
import java.util.UUID;
import org.whistlestop.account.audit.AuditVerdict;

/**
 * A page of the audit log in words, newest first.
 *
 * @param people whether it is about people's access instead of the tour itself
 * @param older number to go on before; null when there are none
 * @param chain where the acts are written down
 * @param verdict of the check that was asked for, or null
 */
record AuditScreen(
        String tour, String title, boolean people, List<Act> acts, Long older, UUID chain, AuditVerdict verdict) {

    AuditScreen checked(AuditVerdict found) {
        return new AuditScreen(tour, title, people, acts, older, chain, found);
    }

    /** @param stop slug of the stop it was done to, or null */
    record Act(long number, String at, String who, String act, String thing, String stop, String detail) {}
}
