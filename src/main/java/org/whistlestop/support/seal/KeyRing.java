package org.whistlestop.support.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Keys of AES-256-GCM by number: the first seals, all open.
 *
 * @param prefix what every text starts with that the first key has sealed
 */
record KeyRing(Aead aead, byte[] prefix) {

    private static final int BYTES = 32;

    /** Reads keys like {@code 2=<base64>,1=<base64>}. */
    static KeyRing parse(List<String> numbered) {
        try {
            AeadConfig.register();
            var handle = KeysetHandle.newBuilder();
            for (var text : numbered) {
                var entry = KeysetHandle.importKey(key(text.strip()));
                handle.addEntry(text.equals(numbered.get(0)) ? entry.makePrimary() : entry);
            }
            var aead = handle.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
            return new KeyRing(
                    aead, key(numbered.get(0).strip()).getOutputPrefix().toByteArray());
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
