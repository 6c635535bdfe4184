package org.whistlestop.channel.push;

import com.google.crypto.tink.apps.webpush.WebPushHybridDecrypt;
import com.google.crypto.tink.subtle.EllipticCurves;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A browser as far as following goes: it has keys of its own and reads what was sealed for it. */
class TestBrowser {

    private final ECPrivateKey privateKey;
    private final byte[] publicKey;
    private final byte[] auth;

    TestBrowser(ECPrivateKey privateKey, byte[] publicKey, byte[] auth) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.auth = auth;
    }

    TestBrowser() {
        try {
            var pair = EllipticCurves.generateKeyPair(EllipticCurves.CurveType.NIST_P256);
            privateKey = (ECPrivateKey) pair.getPrivate();
            publicKey = EllipticCurves.pointEncode(
                    EllipticCurves.CurveType.NIST_P256,
                    EllipticCurves.PointFormatType.UNCOMPRESSED,
                    ((ECPublicKey) pair.getPublic()).getW());
            auth = new byte[16];
            new SecureRandom().nextBytes(auth);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String auth() {
        return text(auth);
    }

    /** What it sends to follow. */
    Map<String, Object> follower(String endpoint, String stop) {
        var follower = new LinkedHashMap<String, Object>(
                Map.of("endpoint", endpoint, "keys", Map.of("p256dh", text(publicKey), "auth", text(auth))));
        if (stop != null) {
            follower.put("stop", stop);
        }
        return follower;
    }

    String read(byte[] sealed) throws GeneralSecurityException {
        var text = new WebPushHybridDecrypt.Builder()
                .withAuthSecret(auth)
                .withRecipientPublicKey(publicKey)
                .withRecipientPrivateKey(privateKey)
                .build()
                .decrypt(sealed, null);
        return new String(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
