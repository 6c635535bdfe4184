package org.whistlestop.websub;

import java.util.UUID;

/**
 * A wish to subscribe or to end that, for which the subscriber is still to answer.
 *
 * @param topic path of the feed
 * @param secret sealed, or null
 * @param attempt to ask, from 1
 */
record Intent(
        UUID id,
        boolean subscribes,
        String topic,
        UUID tourId,
        String callback,
        String host,
        byte[] secret,
        long leaseSeconds,
        int attempt) {}
