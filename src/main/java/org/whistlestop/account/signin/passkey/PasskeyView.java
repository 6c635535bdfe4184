package org.whistlestop.account.signin.passkey;

import java.time.Instant;
import java.util.UUID;

/**
 * A passkey as its owner sees it.
 *
 * @param backedUp whether it is also in a keyring, so that it outlives the device
 * @param lastUsedAt null when it never was
 * @param copiedAt when it was refused for being a copy's original; null when nothing is wrong
 */
public record PasskeyView(
        UUID id, String name, boolean backedUp, Instant createdAt, Instant lastUsedAt, Instant copiedAt) {

    static PasskeyView of(Passkey passkey) {
        return new PasskeyView(
                passkey.id, passkey.name, passkey.backedUp, passkey.createdAt, passkey.lastUsedAt, passkey.copiedAt);
    }
}
