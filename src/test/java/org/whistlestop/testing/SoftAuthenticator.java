package org.whistlestop.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A device with one passkey, which signs with a real key and lies about everything that a test sets. */
public class SoftAuthenticator {

    public static final int PRESENT = 0x01;
    public static final int VERIFIED = 0x04;
    private static final int HAS_KEY = 0x40;

    private static final SecureRandom RANDOM = new SecureRandom();

    public String origin;
    public String rpId;
    public int flags = PRESENT | VERIFIED;
    public long counter = 1;
    public Boolean crossOrigin;
    public String challenge;
    public String type;
    public KeyPair key = newKey();
    public byte[] credentialId = randomBytes(32);
    public String userHandle;

    public SoftAuthenticator(String origin, String rpId) {
        this.origin = origin;
        this.rpId = rpId;
    }

    /** The same passkey on a device of the same make, to lie with. */
    public SoftAuthenticator copy() {
        var copy = new SoftAuthenticator(origin, rpId);
        copy.key = key;
        copy.credentialId = credentialId;
        copy.userHandle = userHandle;
        copy.counter = counter;
        return copy;
    }

    /** A RegistrationResponseJSON. */
    public Map<String, Object> register(JsonNode options) {
        userHandle = options.at("/user/id").asText();
        var data = authenticatorData(flags | HAS_KEY, attestedCredential());
        return answer(Map.of(
                "clientDataJSON", code(clientData("webauthn.create", options)),
                "attestationObject", code(attestation(data)),
                "transports", List.of("internal")));
    }

    /** An AuthenticationResponseJSON. */
    public Map<String, Object> sign(JsonNode options) {
        var client = clientData("webauthn.get", options);
        var data = authenticatorData(flags, new byte[0]);
        var response = new HashMap<String, Object>(Map.of(
                "clientDataJSON", code(client),
                "authenticatorData", code(data),
                "signature", code(signature(data, client))));
        if (userHandle != null) {
            response.put("userHandle", userHandle);
        }
        return answer(response);
    }

    private Map<String, Object> answer(Map<String, Object> response) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("id", code(credentialId));
        answer.put("rawId", code(credentialId));
        answer.put("type", "public-key");
        answer.put("clientExtensionResults", Map.of());
        answer.put("response", response);
        return answer;
    }

    private byte[] clientData(String usualType, JsonNode options) {
        var said = new LinkedHashMap<String, Object>();
        said.put("type", type == null ? usualType : type);
        said.put("challenge", challenge == null ? options.get("challenge").asText() : challenge);
        said.put("origin", origin);
        if (crossOrigin != null) {
            said.put("crossOrigin", crossOrigin);
        }
        try {
            return Api.JSON.writeValueAsBytes(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] authenticatorData(int flags, byte[] rest) {
        return ByteBuffer.allocate(37 + rest.length)
                .put(sha256(rpId.getBytes(StandardCharsets.UTF_8)))
                .put((byte) flags)
                .putInt((int) counter)
                .put(rest)
                .array();
    }

    private byte[] attestedCredential() {
        var cose = coseKey();
        return ByteBuffer.allocate(16 + 2 + credentialId.length + cose.length)
                .put(new byte[16])
                .putShort((short) credentialId.length)
                .put(credentialId)
                .put(cose)
                .array();
    }

    private byte[] coseKey() {
        var point = ((ECPublicKey) key.getPublic()).getW();
        return cbor(out -> {
            out.writeStartObject(null, 5);
            out.writeFieldId(1);
            out.writeNumber(2);
            out.writeFieldId(3);
            out.writeNumber(-7);
            out.writeFieldId(-1);
            out.writeNumber(1);
            out.writeFieldId(-2);
            out.writeBinary(unsigned(point.getAffineX()));
            out.writeFieldId(-3);
            out.writeBinary(unsigned(point.getAffineY()));
            out.writeEndObject();
        });
    }

    private static byte[] attestation(byte[] data) {
        return cbor(out -> {
            out.writeStartObject(null, 3);
            out.writeStringField("fmt", "none");
            out.writeFieldName("attStmt");
            out.writeStartObject(null, 0);
            out.writeEndObject();
            out.writeFieldName("authData");
            out.writeBinary(data);
            out.writeEndObject();
        });
    }

    private interface Writing {
        void to(CBORGenerator out) throws IOException;
    }

    private static byte[] cbor(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new CBORFactory().createGenerator(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private byte[] signature(byte[] data, byte[] client) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair newKey() {
        try {
            var maker = KeyPairGenerator.getInstance("EC");
            maker.initialize(new ECGenParameterSpec("secp256r1"));
            return maker.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] randomBytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 32 bytes, whatever Java thinks of the sign. */
    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes.length > 32
                ? Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length)
                : ByteBuffer.allocate(32).position(32 - bytes.length).put(bytes).array();
    }

    public static String code(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
