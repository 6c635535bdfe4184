package org.whistlestop.channel.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.whistlestop.channel.NotSent;

/** The secrets that a receiver knows us by: one, or the new and the old one while it changes them. */
record WebhookSecrets(List<byte[]> secrets) {

    private static final String START = "whsec_";
    private static final int MOST = 2;
    /** Bytes, by the specification. */
    private static final int SHORTEST = 24;

    private static final int LONGEST = 64;
    private static final String WHAT_A_SECRET_IS = " A secret starts with " + START + " and goes on with " + SHORTEST
            + " to " + LONGEST
            + " bytes in Base64; while it is being changed, keep the new one and the old one with a space"
            + " between them.";

    /** @throws NotSent without a word of the key in it */
    static WebhookSecrets parse(String key) {
        if (key == null || key.isBlank()) {
            throw NotSent.refused("This channel has no key." + WHAT_A_SECRET_IS);
        }
        var words = key.strip().split("\\s+");
        if (words.length > MOST) {
            throw NotSent.refused("The key of this channel holds more than two secrets." + WHAT_A_SECRET_IS);
        }
        return new WebhookSecrets(
                Arrays.stream(words).map(WebhookSecrets::secret).toList());
    }

    private static byte[] secret(String word) {
        if (!word.startsWith(START)) {
            throw NotSent.refused("The key of this channel is no webhook secret." + WHAT_A_SECRET_IS);
        }
        try {
            var bytes = Base64.getDecoder().decode(word.substring(START.length()));
            if (bytes.length >= SHORTEST && bytes.length <= LONGEST) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the secret that the exception may quote.
        }
        throw NotSent.refused(
                "The key of this channel is a webhook secret of a wrong length or spelling." + WHAT_A_SECRET_IS);
    }

    /** The value of {@code webhook-signature}: one signature by each secret. */
    String sign(String id, long timestamp, String body) {
        var signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        return secrets.stream().map(secret -> "v1," + hmac(secret, signed)).collect(Collectors.joining(" "));
    }

    private static String hmac(byte[] secret, byte[] signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java can do this", e);
        }
    }

    @Override
    public String toString() {
        return secrets.size() + " secrets";
    }
}
