package org.whistlestop.photo.upload;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Real JPEGs that are as large as their pixels: noise packs badly. */
public final class TestPicture {

    private TestPicture() {}

    public static byte[] jpeg(int width, int height, long seed) {
        var random = new Random(seed);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, random.ints((long) width * height).toArray(), 0, width);
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(0.95f);
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A few kB. */
    public static byte[] small(long seed) {
        return jpeg(48, 32, seed);
    }

    /** About 12 MB, as a phone makes it. */
    public static byte[] large(long seed) {
        return jpeg(3_700, 2_750, seed);
    }
}
