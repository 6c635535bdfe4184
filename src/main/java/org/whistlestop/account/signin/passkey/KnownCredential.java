package org.whistlestop.account.signin.passkey;

import java.util.Base64;
import java.util.List;

/** WebAuthn's PublicKeyCredentialDescriptorJSON: a passkey by the id that its device knows it by. */
record KnownCredential(String type, String id, List<String> transports) {

    static KnownCredential of(Passkey passkey) {
        var id = Base64.getUrlEncoder().withoutPadding().encodeToString(passkey.credentialId);
        return new KnownCredential("public-key", id, passkey.transports);
    }
}
