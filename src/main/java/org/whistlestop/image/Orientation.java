package org.whistlestop.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;

/** How the camera was held, from 1 to 8 as Exif numbers it (CIPA DC-008, 4.6.5.1.6); within the worker only. */
record Orientation(int number) {

    private static final Orientation UPRIGHT = new Orientation(1);

    /** Upright unless the file says otherwise in a way that can be read. */
    static Orientation of(Path file) {
        try {
            var exif = ImageMetadataReader.readMetadata(file.toFile()).getFirstDirectoryOfType(ExifIFD0Directory.class);
            if (exif == null || !exif.containsTag(ExifDirectoryBase.TAG_ORIENTATION)) {
                return UPRIGHT;
            }
            var number = exif.getInt(ExifDirectoryBase.TAG_ORIENTATION);
            return number >= 1 && number <= 8 ? new Orientation(number) : UPRIGHT;
        } catch (ImageProcessingException | MetadataException | IOException | RuntimeException e) {
            return UPRIGHT;
        }
    }

    /** Width and height change places. */
    boolean isOnItsSide() {
        return number >= 5;
    }

    /** @param picture three bytes a pixel */
    BufferedImage turn(BufferedImage picture) {
        if (number == 1) {
            return picture;
        }
        var width = isOnItsSide() ? picture.getHeight() : picture.getWidth();
        var height = isOnItsSide() ? picture.getWidth() : picture.getHeight();
        var turned = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var from = bytes(picture);
        var to = bytes(turned);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                System.arraycopy(from, 3 * source(x, y, picture), to, 3 * (y * width + x), 3);
            }
        }
        return turned;
    }

    private int source(int x, int y, BufferedImage picture) {
        var right = picture.getWidth() - 1;
        var bottom = picture.getHeight() - 1;
        var width = picture.getWidth();
        return switch (number) {
            case 2 -> y * width + right - x;
            case 3 -> (bottom - y) * width + right - x;
            case 4 -> (bottom - y) * width + x;
            case 5 -> x * width + y;
            case 6 -> (bottom - x) * width + y;
            case 7 -> (bottom - x) * width + right - y;
            case 8 -> x * width + right - y;
            default -> y * width + x;
        };
    }

    private static byte[] bytes(BufferedImage picture) {
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }
}
