package org.whistlestop.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A personal token that still works, as its owner sees it: the secret was shown once and is not kept.
 *
 * @param lastUsedAt to the minute; null when it never was
 */
public record TokenView(
        UUID id, String name, List<String> scopes, Instant createdAt, Instant expiresAt, Instant lastUsedAt) {

    static TokenView of(AccessToken token) {
        return new TokenView(token.id, token.name, token.scopes, token.createdAt, token.expiresAt, token.lastUsedAt);
    }
}
