package org.whistlestop.photo.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/** What a client says of a piece, like {@code sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=}. */
record Checksum(String algorithm, byte[] sum) {

    /** By the names of tus. */
    static final String ALGORITHMS = "sha1,sha256,md5";

    private static final Map<String, String> OURS = Map.of("sha1", "SHA-1", "sha256", "SHA-256", "md5", "MD5");

    /** @return null where nothing is said */
    static Checksum of(String header) {
        if (header == null) {
            return null;
        }
        var parts = header.strip().split(" +");
        if (parts.length != 2 || !OURS.containsKey(parts[0])) {
            throw unreadable();
        }
        try {
            return new Checksum(OURS.get(parts[0]), Base64.getDecoder().decode(parts[1]));
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static ProblemException unreadable() {
        return new ProblemException(Problem.of(
                400,
                "Upload-Checksum is one of " + ALGORITHMS + ", a space, and the checksum of this body in Base64."));
    }

    MessageDigest digest() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void mustBe(byte[] found) {
        if (!MessageDigest.isEqual(sum, found)) {
            throw new ProblemException(
                    Problem.of(460, "What arrived is not what was sent: its checksum is another. Send it again."));
        }
    }
}
