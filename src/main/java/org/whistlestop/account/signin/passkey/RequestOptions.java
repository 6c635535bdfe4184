package org.whistlestop.account.signin.passkey;

import java.util.List;

/**
 * WebAuthn's PublicKeyCredentialRequestOptionsJSON: what a browser needs to let a device prove a passkey.
 *
 * @param allowCredentials empty where any passkey for this site will do
 */
record RequestOptions(
        String challenge, String rpId, List<KnownCredential> allowCredentials, String userVerification, long timeout) {

    static RequestOptions of(String challenge, RelyingParty site, List<Passkey> allowed) {
        return new RequestOptions(
                challenge,
                site.id(),
                allowed.stream().map(KnownCredential::of).toList(),
                "required",
                Challenge.LIFETIME.toMillis());
    }
}
