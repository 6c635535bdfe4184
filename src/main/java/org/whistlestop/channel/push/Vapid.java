package org.whistlestop.channel.push;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;

/** The key by which push services know this installation (RFC 8292). */
final class Vapid {

    /** The RFC's most is 24 hours; a machine whose clock is wrong by some of them still gets through. */
    private static final Duration SIGNED_FOR = Duration.ofHours(12);

    private static final int UNCOMPRESSED = 4;
    private static final int POINT_LENGTH = 65;

    private final ECKey key;

    private Vapid(ECKey key) {
        this.key = key;
    }

    static Vapid make() {
        try {
            return new Vapid(new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads what {@link #secret} wrote. */
    static Vapid parse(String secret) {
        try {
            return new Vapid(ECKey.parse(secret));
        } catch (ParseException e) {
            throw new IllegalStateException("The kept key for push services cannot be read");
        }
    }

    /** Reads the two halves as tools for VAPID write them: a point of 65 bytes and a number of 32, in Base64url. */
    static Vapid of(String publicKey, String privateKey) {
        try {
            var point = new Base64URL(publicKey.strip()).decode();
            if (point.length != POINT_LENGTH || point[0] != UNCOMPRESSED) {
                throw new IllegalArgumentException("not a point");
            }
            var key = new ECKey.Builder(
                            Curve.P_256,
                            Base64URL.encode(Arrays.copyOfRange(point, 1, 33)),
                            Base64URL.encode(Arrays.copyOfRange(point, 33, 65)))
                    .d(new Base64URL(privateKey.strip()))
                    .build();
            return new Vapid(key).checked();
        } catch (IllegalArgumentException | IllegalStateException | JOSEException e) {
            throw new IllegalArgumentException(
                    "whistlestop.push.public-key and whistlestop.push.private-key are no pair of "
                            + "keys for VAPID, or not of one another");
        }
    }

    /** What one half signs, the other must confirm. */
    private Vapid checked() throws JOSEException {
        var token = sign("https://push.example", "https://tour.example", Instant.now());
        if (!token.verify(new com.nimbusds.jose.crypto.ECDSAVerifier(key.toPublicJWK()))) {
            throw new IllegalArgumentException("not of one another");
        }
        return this;
    }

    /** The public half, as browsers take it. */
    String publicKey() {
        var point = new ByteArrayOutputStream();
        point.write(UNCOMPRESSED);
        point.writeBytes(key.getX().decode());
        point.writeBytes(key.getY().decode());
        return Base64URL.encode(point.toByteArray()).toString();
    }

    /** Both halves, to be sealed. */
    String secret() {
        return key.toJSONString();
    }

    /**
     * Says who we are to one push service.
     *
     * @param audience its origin, such as https://fcm.googleapis.com
     * @param subject where its operators reach us
     */
    String authorization(String audience, String subject, Instant now) {
        return "vapid t=" + sign(audience, subject, now).serialize() + ", k=" + publicKey();
    }

    private SignedJWT sign(String audience, String subject, Instant now) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(JOSEObjectType.JWT)
                            .build(),
                    new JWTClaimsSet.Builder()
                            .audience(audience)
                            .subject(subject)
                            .expirationTime(Date.from(now.plus(SIGNED_FOR)))
                            .build());
            token.sign(new ECDSASigner(key));
            return token;
        } catch (JOSEException e) {
            throw new IllegalStateException("The key for push services does not sign");
        }
    }

    @Override
    public String toString() {
        return "Vapid[" + publicKey() + "]";
    }
}
