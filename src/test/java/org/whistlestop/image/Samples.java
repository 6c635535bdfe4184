package org.whistlestop.image;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures and settings to try with. */
public final class Samples {

    private Samples() {}

    /** Shapes at random over a gradient; the same seed gives the same picture. */
    public static BufferedImage photo(int width, int height, long seed) {
        var random = new Random(seed);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, colour(random), width, height, colour(random)));
        graphics.fillRect(0, 0, width, height);
        for (var shape = 0; shape < 40; shape++) {
            graphics.setColor(colour(random));
            graphics.fillOval(
                    random.nextInt(width),
                    random.nextInt(height),
                    1 + random.nextInt(1 + width / 4),
                    1 + random.nextInt(1 + height / 4));
        }
        graphics.dispose();
        return picture;
    }

    public static BufferedImage flat(int width, int height, Color colour) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return picture;
    }

    private static Color colour(Random random) {
        return new Color(random.nextInt(0x1000000));
    }

    public static Path write(BufferedImage picture, Path file) {
        try {
            var name = file.getFileName().toString();
            if (!ImageIO.write(picture, name.substring(name.lastIndexOf('.') + 1), file.toFile())) {
                throw new IllegalArgumentException(name);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] jpeg(BufferedImage picture) {
        return bytes(picture, "jpeg");
    }

    /** @param format as ImageIO calls it */
    static byte[] bytes(BufferedImage picture, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static BufferedImage read(Path file) {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The defaults but for these, by names without their common start. */
    public static ImagesConfig config(Map<String, String> settings) {
        var named = new HashMap<String, String>();
        settings.forEach((name, value) -> named.put("whistlestop.images." + name, value));
        return config(ImagesConfig.class, named);
    }

    static <T> T config(Class<T> mapping, Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(mapping)
                .addDefaultInterceptors()
                .withDefaultValues(settings)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 100, new DurationConverter())
                .build()
                .getConfigMapping(mapping);
    }
}
