package org.whistlestop.account.signin.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.SoftAuthenticator;

/** A passkey of one person of the cast, and the calls that a page makes with it. */
record PasskeyDevice(Api owner, SoftAuthenticator key, String id) {

    static final String ORIGIN = "http://localhost:8080";

    static PasskeyDevice of(Api owner) {
        var key = new SoftAuthenticator(ORIGIN, "localhost");
        var made = owner.post("/api/passkeys", body(key.register(registrationOptions(owner))))
                .expect(201)
                .json();
        return new PasskeyDevice(owner, key, made.get("id").asText());
    }

    static JsonNode registrationOptions(Api owner) {
        return owner.post("/api/passkeys/registration-options", "").expect(200).json();
    }

    static JsonNode signInOptions(Api anyone) {
        return anyone.as(null)
                .post("/api/passkeys/sign-in-options", "")
                .expect(200)
                .json();
    }

    /** Signs in as its owner does, with a counter that went on. */
    Api.Answer signIn() {
        key.counter++;
        return send(key.sign(signInOptions(owner)));
    }

    Api.Answer send(Map<String, Object> credential) {
        return owner.as(null).post("/api/passkeys/sign-in", body(credential));
    }

    static Map<String, Object> body(Map<String, Object> credential) {
        return Map.of("credential", credential);
    }
}
