package org.whistlestop.account.signin.passkey;

import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.whistlestop.account.Person;

/** WebAuthn's PublicKeyCredentialCreationOptionsJSON: what a browser needs to let a device make a passkey. */
record CreationOptions(
        String challenge,
        Site rp,
        User user,
        List<Algorithm> pubKeyCredParams,
        long timeout,
        List<KnownCredential> excludeCredentials,
        Wanted authenticatorSelection,
        String attestation) {

    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    /** No attestation: which make the device is, is nobody's business here. */
    static CreationOptions of(String challenge, RelyingParty site, Person person, List<Passkey> known) {
        return new CreationOptions(
                challenge,
                new Site(site.id(), "Whistlestop"),
                new User(handleOf(person.id), person.name, person.name),
                ALGORITHMS.stream()
                        .map(algorithm -> new Algorithm("public-key", algorithm.getValue()))
                        .toList(),
                Challenge.LIFETIME.toMillis(),
                known.stream().map(KnownCredential::of).toList(),
                new Wanted("required", true, "required"),
                "none");
    }

    static List<PublicKeyCredentialParameters> algorithms() {
        return ALGORITHMS.stream()
                .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                .toList();
    }

    private static String handleOf(UUID person) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytesOf(person));
    }

    /** The user handle that a device keeps beside the key. */
    static byte[] bytesOf(UUID person) {
        return ByteBuffer.allocate(16)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array();
    }

    record Site(String id, String name) {}

    record User(String id, String name, String displayName) {}

    record Algorithm(String type, long alg) {}

    record Wanted(String residentKey, boolean requireResidentKey, String userVerification) {}
}
