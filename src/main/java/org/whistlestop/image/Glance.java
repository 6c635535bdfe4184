package org.whistlestop.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;

/**
 * A picture at a glance.
 *
 * @param placeholder a PNG of a few pixels as a {@code data:} address, to show blurred until the picture is there
 * @param fingerprint 32 bytes that stay nearly the same when the picture is resized or packed anew
 */
public record Glance(String placeholder, byte[] fingerprint) {

    /** Bits out of 256 by which two copies of one picture may differ. */
    public static final int SAME_WITHIN = 12;

    private static final int PLACEHOLDER_SIDE = 6;

    /** @param jpeg one that we made ourselves */
    public static Glance of(Path jpeg) throws IOException {
        var picture = ImageIO.read(jpeg.toFile());
        if (picture == null) {
            throw new IOException("This is no JPEG: " + jpeg);
        }
        var plain = Shrink.plain(picture);
        return new Glance(placeholder(plain), Fingerprint.of(plain));
    }

    /** In how many bits two fingerprints differ; of different lengths, in all. */
    public static int distance(byte[] one, byte[] other) {
        if (one.length != other.length) {
            return Integer.MAX_VALUE;
        }
        var bits = 0;
        for (var at = 0; at < one.length; at++) {
            bits += Integer.bitCount((one[at] ^ other[at]) & 0xFF);
        }
        return bits;
    }

    private static String placeholder(BufferedImage picture) throws IOException {
        var scale = (double) PLACEHOLDER_SIDE / Math.max(picture.getWidth(), picture.getHeight());
        var width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var png = new ByteArrayOutputStream();
        ImageIO.write(Shrink.to(picture, width, height), "png", png);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
