package org.whistlestop.account.signin;

import java.time.Instant;
import java.util.UUID;

/**
 * A host's phone that stays signed in for a tour, as who runs the tour sees it.
 *
 * @param device as in "Chrome on Android"
 * @param lastUsedAt to the minute
 */
public record PhoneView(UUID id, UUID person, String name, String device, Instant enrolledAt, Instant lastUsedAt) {}
