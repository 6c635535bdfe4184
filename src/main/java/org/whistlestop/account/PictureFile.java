package org.whistlestop.account;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;
import org.whistlestop.support.ProblemException;

/** Makes a person's picture of what was handed in: a square JPEG, upright, with nothing of the file left in it. */
final class PictureFile {

    static final int LARGEST = 3 * 1024 * 1024;
    static final int SIDE = 256;

    /** What the header may claim before anything is decoded: a bomb of a few bytes claims more. */
    private static final int MOST_PIXELS = 16_000_000;

    private PictureFile() {}

    static byte[] square(byte[] file) {
        if (file.length > LARGEST) {
            throw ProblemException.invalid("picture", "The file is over 3 MB", "Send a smaller one");
        }
        try {
            refuseUnlessSmallPicture(file);
            var jpeg = new ByteArrayOutputStream();
            Thumbnails.of(new ByteArrayInputStream(file))
                    .size(SIDE, SIDE)
                    .crop(Positions.CENTER)
                    .outputFormat("jpg")
                    .outputQuality(0.85)
                    .toOutputStream(jpeg);
            return jpeg.toByteArray();
        } catch (IOException | RuntimeException e) {
            // Decoders fail of bad files in every way there is.
            throw e instanceof ProblemException known ? known : unreadable();
        }
    }

    private static void refuseUnlessSmallPicture(byte[] file) throws IOException {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(input);
            var reader = readers.hasNext() ? readers.next() : null;
            if (reader == null || !reader.getFormatName().matches("(?i)jpeg|png")) {
                throw unreadable();
            }
            try {
                reader.setInput(input);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    throw ProblemException.invalid(
                            "picture", "The picture has over 16 million pixels", "Send a smaller one");
                }
            } finally {
                reader.dispose();
            }
        }
    }

    private static ProblemException unreadable() {
        return ProblemException.invalid("picture", "This is no picture that we can read", "Send a JPEG or PNG");
    }
}
