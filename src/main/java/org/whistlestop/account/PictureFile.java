package org.whistlestop.account;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/** Makes a person's picture of what was handed in: a square JPEG, upright, with nothing of the file left in it. */
final class PictureFile {

    static final int LARGEST = 3 * 1024 * 1024;
    static final int SIDE = 256;

    /** What the header may claim before anything is decoded: a bomb of a few bytes claims more. */
    private static final int MOST_PIXELS = 16_000_000;

    /** Cameras' progressive files have about ten; each costs as much time as decoding the whole picture once. */
    private static final int MOST_SCANS = 20;

    /** One at a time: the largest takes some hundred megabytes for a moment. */
    private static final Semaphore ONE = new Semaphore(1);

    private static final int PATIENCE_SECONDS = 5;

    private PictureFile() {}

    /** Decodes, so not within a transaction. */
    static byte[] square(byte[] file) {
        if (file.length > LARGEST) {
            throw ProblemException.invalid("picture", "The file is over 3 MB", "Send a smaller one");
        }
        if (!mayBegin()) {
            throw new ProblemException(
                    Problem.of(503, "Other pictures are being made just now. Try again in a few seconds."));
        }
        try {
            return decodeAndCrop(file);
        } finally {
            ONE.release();
        }
    }

    private static boolean mayBegin() {
        try {
            return ONE.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static byte[] decodeAndCrop(byte[] file) {
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
            if (scans(file) > MOST_SCANS) {
                throw ProblemException.invalid(
                        "picture", "The picture is put together from too many layers", "Save it anew as a plain JPEG");
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

    /** How often a JPEG starts a scan; within one, the two bytes of this marker never stand side by side. */
    private static int scans(byte[] file) {
        var scans = 0;
        for (var at = 0; at + 1 < file.length; at++) {
            if (file[at] == (byte) 0xFF && file[at + 1] == (byte) 0xDA) {
                scans++;
            }
        }
        return scans;
    }

    private static ProblemException unreadable() {
        return ProblemException.invalid("picture", "This is no picture that we can read", "Send a JPEG or PNG");
    }
}
