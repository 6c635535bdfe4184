package org.whistlestop.channel.push;

import java.util.UUID;

/** A follower to be told. */
record Recipient(UUID id, Subscription subscription) {}
