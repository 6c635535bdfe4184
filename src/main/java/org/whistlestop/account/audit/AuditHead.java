package org.whistlestop.account.audit;

/**
 * Where a chain ends, and where what is kept of it begins.
 *
 * @param number of the last entry; 0 for a chain without any
 * @param keptAfter number of the last entry that was let go when its time was over; 0 when none was
 * @param hashBefore what the first kept entry stands on
 */
record AuditHead(long number, String hash, long keptAfter, String hashBefore) {

    AuditHead {
        if (!isHash(hash) || !isHash(hashBefore)) {
            throw new IllegalArgumentException("A hash has 64 hexadecimal digits");
        }
    }

    static boolean isHash(String text) {
        return text != null && text.matches("[0-9a-f]{64}");
    }
}
