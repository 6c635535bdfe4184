package org.whistlestop.account.signin.passkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads and checks what devices answer; webauthn4j knows the rules of WebAuthn. */
@ApplicationScoped
class Ceremony {

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager rules = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);

    @Inject
    RelyingParty site;

    @Inject
    ObjectMapper json;

    RegistrationData readRegistration(Map<String, Object> credential) {
        return read(credential, rules::parseRegistrationResponseJSON);
    }

    AuthenticationData readProof(Map<String, Object> credential) {
        return read(credential, rules::parseAuthenticationResponseJSON);
    }

    private <T> T read(Map<String, Object> credential, Function<String, T> parser) {
        try {
            return parser.apply(json.writeValueAsString(credential));
        } catch (RuntimeException | JsonProcessingException e) {
            // A stranger's bytes fail in the parsers by more exceptions than they declare.
            throw new RefusedException(Refusal.GARBLED);
        }
    }

    /** The text that the device says it was given. */
    static String challengeOf(CollectedClientData said) {
        if (said == null || said.getChallenge() == null) {
            throw new RefusedException(Refusal.GARBLED);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(said.getChallenge().getValue());
    }

    /** Checks a new passkey and fills in what is kept of it. */
    void register(RegistrationData answer, Passkey passkey) {
        var expected = site.expecting(challengeOf(answer.getCollectedClientData()));
        checked(() ->
                rules.verify(answer, new RegistrationParameters(expected, CreationOptions.algorithms(), true, true)));
        var made = answer.getAttestationObject().getAuthenticatorData();
        passkey.credentialId = made.getAttestedCredentialData().getCredentialId();
        passkey.credential = credentials.convert(made.getAttestedCredentialData());
        passkey.transports = answer.getTransports() == null
                ? List.of()
                : answer.getTransports().stream()
                        .map(transport -> transport.getValue())
                        .filter(name -> name.length() <= 20)
                        .sorted()
                        .toList();
        passkey.counter = made.getSignCount();
        passkey.backupEligible = made.isFlagBE();
        passkey.backedUp = made.isFlagBS();
    }

    /** Checks that the passkey signed this, and notes its counter. */
    void prove(AuthenticationData answer, Passkey passkey) {
        var expected = site.expecting(challengeOf(answer.getCollectedClientData()));
        checked(() ->
                rules.verify(answer, new AuthenticationParameters(expected, recordOf(passkey), null, true, true)));
        passkey.counter = answer.getAuthenticatorData().getSignCount();
        passkey.backedUp = answer.getAuthenticatorData().isFlagBS();
    }

    private CredentialRecordImpl recordOf(Passkey passkey) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                passkey.backupEligible,
                passkey.backedUp,
                passkey.counter,
                credentials.convert(passkey.credential),
                null,
                null,
                null,
                Set.of());
    }

    private static void checked(Runnable check) {
        try {
            check.run();
        } catch (MaliciousCounterValueException e) {
            throw new RefusedException(Refusal.COPIED);
        } catch (RuntimeException e) {
            throw new RefusedException(Refusal.of(e));
        }
    }
}
