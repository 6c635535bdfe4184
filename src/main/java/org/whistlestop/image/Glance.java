package org.whistlestop.image;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A picture at a glance.
 *
 * @param placeholder a PNG of a few pixels as a {@code data:} address, to show blurred until the picture is there
 * @param fingerprint 32 bytes that stay nearly the same when the picture is resized or packed anew
 */
public record Glance(String placeholder, byte[] fingerprint) {

    /** Bits out of 256 by which two copies of one picture may differ. */
    public static final int SAME_WITHIN = 12;

    /** @param jpeg one that we made ourselves */
    public static Glance of(Path jpeg) throws IOException {
        throw new IOException("not read");
    }

    /** In how many bits two fingerprints differ. */
    public static int distance(byte[] one, byte[] other) {
        var bits = 0;
        for (var at = 0; at < one.length; at++) {
            bits += Integer.bitCount((one[at] ^ other[at]) & 0xFF);
        }
        return bits;
    }
}
