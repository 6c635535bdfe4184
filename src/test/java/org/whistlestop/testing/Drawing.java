package org.whistlestop.testing;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures to hand in: each seed draws another one, the same every time. */
public final class Drawing {

    private Drawing() {}

    public static byte[] jpeg(long seed, int width, int height) {
        return written(draw(seed, width, height), "jpg");
    }

    public static byte[] png(long seed, int width, int height) {
        return written(draw(seed, width, height), "png");
    }

    /** With the noise of a camera, so that the file is as large as a camera's. */
    public static byte[] grainy(long seed, int width, int height) {
        var random = new Random(seed);
        var image = draw(seed, width, height);
        var bytes = ((java.awt.image.DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (var at = 0; at < bytes.length; at++) {
            var noisy = (bytes[at] & 0xFF) + random.nextInt(25) - 12;
            bytes[at] = (byte) Math.max(0, Math.min(255, noisy));
        }
        return written(image, "jpg");
    }

    /** The same picture, decoded and packed anew at another size. */
    public static byte[] resized(byte[] picture, int width) {
        try {
            var whole = ImageIO.read(new ByteArrayInputStream(picture));
            var height = whole.getHeight() * width / whole.getWidth();
            var small = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
            var pen = small.createGraphics();
            pen.drawImage(whole.getScaledInstance(width, height, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
            pen.dispose();
            return written(small, "jpg");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage draw(long seed, int width, int height) {
        var random = new Random(seed);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, colour(random), width, height, colour(random)));
        pen.fillRect(0, 0, width, height);
        for (var shape = 0; shape < 40; shape++) {
            pen.setColor(colour(random));
            var side = Math.max(4, random.nextInt(width / 3));
            var x = random.nextInt(width);
            var y = random.nextInt(height);
            if (random.nextBoolean()) {
                pen.fillOval(x - side / 2, y - side / 2, side, side);
            } else {
                pen.fillRect(x - side / 2, y - side / 2, side, side);
            }
        }
        pen.dispose();
        return image;
    }

    private static Color colour(Random random) {
        return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private static byte[] written(BufferedImage image, String format) {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
