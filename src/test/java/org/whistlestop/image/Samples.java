package org.whistlestop.image;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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

    public static BufferedImage read(Path file) {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ImagesConfig config(Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder().withMapping(ImagesConfig.class);
        settings.forEach((name, value) -> builder.withDefaultValue("whistlestop.images." + name, value));
        return builder.withConverter(
                        io.quarkus.runtime.configuration.MemorySize.class,
                        100,
                        new io.quarkus.runtime.configuration.MemorySizeConverter())
                .withConverter(java.time.Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                .build()
                .getConfigMapping(ImagesConfig.class);
    }
}
