package org.whistlestop.account.signin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A browser that is signed in, or an enrolled phone, as its owner sees it.
 *
 * @param device as in "Chrome on Android"
 * @param tour slug of the one tour that an enrolled phone is for; null for a browser
 * @param lastUsedAt to the minute
 * @param expiresAt at the latest; one left alone, and a phone whose tour is over, ends sooner
 * @param current whether it is the one that asks
 */
public record SessionView(
        UUID id,
        String device,
        Way way,
        String tour,
        List<String> scopes,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        boolean current) {}
