package org.whistlestop.channel.bluesky;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Makes record keys as the AT Protocol wants them (a TID: 53 bits of microseconds, 10 bits of chance), but the same one for a delivery
 * each time. Within the minute in which it is due, the delivery's id takes the place of chance.
 */
final class Tid {

    private static final String LETTERS = "234567abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 13;
    private static final int CHANCE = 1024;
    private static final Instant WHEN_NOT_KNOWN = Instant.parse("2026-01-01T00:00:00Z");

    private Tid() {}

    static String of(UUID delivery, Instant due) {
        var start = (due == null ? WHEN_NOT_KNOWN : due).truncatedTo(ChronoUnit.MINUTES);
        var span = due == null ? ChronoUnit.YEARS.getDuration() : ChronoUnit.MINUTES.getDuration();
        var own = Math.floorMod(hash(delivery), span.toSeconds() * 1_000_000 * CHANCE);
        return written(Math.max(0, start.getEpochSecond()) * 1_000_000 * CHANCE + own);
    }

    /** In its alphabet, letters sort as numbers do. */
    private static String written(long number) {
        var text = new StringBuilder();
        for (int at = LENGTH - 1; at >= 0; at--) {
            text.append(LETTERS.charAt((int) (number >>> (5 * at)) & 31));
        }
        return text.toString();
    }

    private static long hash(UUID delivery) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(digest.digest(delivery.toString().getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
