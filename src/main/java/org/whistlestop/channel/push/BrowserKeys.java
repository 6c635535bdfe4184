package org.whistlestop.channel.push;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a browser gives out of its subscription, in Base64url: its public key, and a secret that it shares with us alone. */
public record BrowserKeys(
        @NotBlank @Size(max = 100) String p256dh,
        @NotBlank @Size(max = 30) String auth) {

    @Override
    public String toString() {
        return "keys of a browser";
    }
}
