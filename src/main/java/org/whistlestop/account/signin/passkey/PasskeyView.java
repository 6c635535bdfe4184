package org.whistlestop.account.signin.passkey;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A passkey as its owner sees it.
 *
 * @param backedUp whether it is also in a keyring, so that it outlives the device
 * @param lastUsedAt null when it never was
 * @param copiedAt when it was refused for being a copy's original; null when nothing is wrong
 */
public record PasskeyView(
        UUID id,
        String name,
        boolean backedUp,
        Instant createdAt,
        @Schema(nullable = true) Instant lastUsedAt,
        @Schema(nullable = true) Instant copiedAt) {

    static PasskeyView of(Passkey passkey) {
        return new PasskeyView(
                passkey.id, passkey.name, passkey.backedUp, passkey.createdAt, passkey.lastUsedAt, passkey.copiedAt);
    }
}
