package org.whistlestop.support.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys of AES-256-GCM by number: the first seals, all open.
 *
 * @param prefix what every text starts with that the first key has sealed
 * @param keys by number, the first in front
 */
record KeyRing(Aead aead, byte[] prefix, Map<Integer, AesGcmKey> keys) {

    private static final int BYTES = 32;

    /** Reads keys like {@code 2=<base64>,1=<base64>}. */
    static KeyRing parse(List<String> numbered) {
        try {
            AeadConfig.register();
            var keys = new LinkedHashMap<Integer, AesGcmKey>();
            var handle = KeysetHandle.newBuilder();
            for (var text : numbered) {
                var key = key(text.strip());
                var entry = KeysetHandle.importKey(key);
                handle.addEntry(keys.isEmpty() ? entry.makePrimary() : entry);
                keys.put(key.getIdRequirementOrNull(), key);
            }
            var aead = handle.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
            var first = keys.values().iterator().next();
            return new KeyRing(aead, first.getOutputPrefix().toByteArray(), keys);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Without its cause, which may show a key.
            throw new IllegalStateException(
                    "whistlestop.secrets.keys must read like 2=<key>,1=<key>: numbers that differ "
                            + "and never change, each with " + BYTES + " random bytes in Base64, the newest first");
        }
    }

    boolean isSealedByFirst(byte[] sealed) {
        return sealed.length > prefix.length && Arrays.equals(prefix, 0, prefix.length, sealed, 0, prefix.length);
    }

    /** Keys for another purpose by the same numbers, the first in front: who learns one of them learns nothing of these. */
    Map<Integer, byte[]> derive(String purpose) {
        var derived = new LinkedHashMap<Integer, byte[]>();
        keys.forEach((number, key) -> derived.put(number, hmac(key, purpose)));
        return derived;
    }

    private static byte[] hmac(AesGcmKey key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No HMAC-SHA-256 on this machine");
        }
    }

    private static AesGcmKey key(String numbered) throws GeneralSecurityException {
        var end = numbered.indexOf('=');
        var number = Integer.parseInt(numbered.substring(0, Math.max(end, 0)));
        var bytes = Base64.getDecoder().decode(numbered.substring(end + 1));
        var parameters = AesGcmParameters.builder()
                .setKeySizeBytes(BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        return AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                .setIdRequirement(number)
                .build();
    }

    @Override
    public String toString() {
        return "keys";
    }
}
