package org.whistlestop.account.audit;

/**
 * Where a chain ends, and where what is kept of it begins.
 *
 * @param number of the last entry; 0 for a chain without any
 * @param state of the chain behind it
 * @param keptAfter number of the last entry that was let go when its time was over; 0 when none was
 * @param stateBefore what the first kept entry stands on
 */
record AuditHead(long number, byte[] state, long keptAfter, byte[] stateBefore) {}
