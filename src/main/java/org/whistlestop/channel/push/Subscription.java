package org.whistlestop.channel.push;

import com.google.crypto.tink.apps.webpush.WebPushHybridEncrypt;
import com.google.crypto.tink.subtle.EllipticCurves;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.whistlestop.support.ProblemException;

/**
 * Where and how one browser takes what is for it.
 *
 * @param publicKey of the browser, an uncompressed point of P-256
 * @param auth 16 bytes known to the browser and us
 */
record Subscription(String endpoint, byte[] publicKey, byte[] auth) {

    private static final int AUTH_LENGTH = 16;

    /** Reads what a browser sent; 422 where it is none of a browser. */
    static Subscription of(NewFollower request) {
        var publicKey = decoded("keys.p256dh", request.keys().p256dh());
        var auth = decoded("keys.auth", request.keys().auth());
        if (!isPoint(publicKey)) {
            throw wrong("keys.p256dh");
        }
        if (auth.length != AUTH_LENGTH) {
            throw wrong("keys.auth");
        }
        return new Subscription(request.endpoint(), publicKey, auth);
    }

    private static byte[] decoded(String field, String base64url) {
        try {
            return Base64.getUrlDecoder().decode(base64url);
        } catch (IllegalArgumentException e) {
            throw wrong(field);
        }
    }

    /** Off the curve, a point could be made to tell of our own keys. */
    private static boolean isPoint(byte[] bytes) {
        try {
            EllipticCurves.getEcPublicKey(
                    EllipticCurves.CurveType.NIST_P256, EllipticCurves.PointFormatType.UNCOMPRESSED, bytes);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static ProblemException wrong(String field) {
        return ProblemException.invalid(
                field,
                "This is not what a browser gives out",
                "Send the values of PushSubscription.toJSON() as they are");
    }

    /** Seals a text for this browser alone (RFC 8291). */
    byte[] seal(byte[] text) {
        try {
            return new WebPushHybridEncrypt.Builder()
                    .withAuthSecret(auth)
                    .withRecipientPublicKey(publicKey)
                    .build()
                    .encrypt(text, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A note could not be sealed for a follower");
        }
    }

    /** The origin of its push service. */
    String service() {
        return endpoint.replaceFirst("^(https?://[^/?#]+).*$", "$1");
    }

    @Override
    public String toString() {
        return "subscription at " + service();
    }
}
