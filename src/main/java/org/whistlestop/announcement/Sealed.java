package org.whistlestop.announcement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What an approval binds: the exact words on each channel, the photo and the time within which they may go out.
 *
 */
record Sealed(List<Saying> sayings, String language, UUID photo, String photoAlt, Instant from, Instant until) {

    /** A text whose words stay true may follow its stop so far without being asked about. */
    static final Duration FOLLOWS = Duration.ofHours(12);

    /** How long after it was written something may go out by its approval alone. */
    static final Duration READS_WELL = Duration.ofDays(7);

    /** What one channel gets. */
    record Saying(UUID channel, String title, String text, String link) {}

    Sealed {
        sayings = sayings.stream().sorted(Comparator.comparing(Saying::channel)).toList();
    }

    /** Every part with its length in front, so that no two contents look the same. */
    byte[] seal() {
        var digest = sha256();
        put(digest, "whistlestop seal 1");
        for (var saying : sayings) {
            put(digest, saying.channel().toString());
            put(digest, saying.title());
            put(digest, saying.text());
            put(digest, saying.link());
        }
        put(digest, language);
        put(digest, photo == null ? null : photo.toString());
        put(digest, photoAlt);
        put(digest, from.toString());
        put(digest, until.toString());
        return digest.digest();
    }

    String hex() {
        return HexFormat.of().formatHex(seal());
    }

    /** Whether what would go out now, about that time, is what was approved. */
    boolean covers(Sealed now, Instant about) {
        return sayings.equals(now.sayings)
                && language.equals(now.language)
                && Objects.equals(photo, now.photo)
                && Objects.equals(photoAlt, now.photoAlt)
                && !about.isBefore(from)
                && !about.isAfter(until);
    }

    private static void put(MessageDigest digest, String text) {
        var bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        digest.update((text == null ? "-" : bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
