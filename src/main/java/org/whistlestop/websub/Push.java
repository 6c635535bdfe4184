package org.whistlestop.websub;

import java.util.UUID;

/**
 * A changed feed on its way to one subscriber.
 *
 * @param id of the subscription
 * @param claim by which one process has it
 * @param topic path of the feed
 * @param secret sealed, or null
 * @param attempt from 1
 */
record Push(UUID id, UUID claim, UUID tourId, String topic, String callback, String host, byte[] secret, int attempt) {}
