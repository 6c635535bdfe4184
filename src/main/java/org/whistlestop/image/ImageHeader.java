package org.whistlestop.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What a picture says of itself before anything is decoded: width and height in pixels, as stored. */
public record ImageHeader(ImageType type, int width, int height) {

    /** What phones sell as 50 megapixels is a little more. */
    static final long MOST_PIXELS = 50 * 1024 * 1024;

    static final int LONGEST_SIDE = 16_384;

    /**
     * Reads as little as needed.
     *
     * @param readable types to let in
     * @throws UnreadableImageException for anything else, for more pixels than we decode, for what is cut off before its size
     * @throws IOException from the stream
     */
    public static ImageHeader read(InputStream bytes, Set<ImageType> readable)
            throws IOException, UnreadableImageException {
        var buffered = new BufferedInputStream(bytes);
        buffered.mark(ImageSignature.LENGTH);
        var type = new ImageSignature(buffered.readNBytes(ImageSignature.LENGTH)).type();
        buffered.reset();
        if (!readable.contains(type)) {
            throw unreadableHere(type);
        }
        var header = read(type, new HeaderBytes(buffered));
        header.refuseUnlessDecodable();
        return header;
    }

    static ImageHeader read(Path file, Set<ImageType> readable) throws UnreadableImageException {
        try (var bytes = Files.newInputStream(file)) {
            return read(bytes, readable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImageHeader read(ImageType type, HeaderBytes bytes) throws IOException, UnreadableImageException {
        return switch (type) {
            case JPEG -> JpegHeader.read(bytes);
            case PNG -> PngHeader.read(bytes);
            case WEBP -> WebpHeader.read(bytes);
            case HEIC -> HeicHeader.read(bytes);
        };
    }

    /** Of sides that may not fit: what is too long stays too long. */
    static ImageHeader of(ImageType type, long width, long height) {
        return new ImageHeader(
                type, (int) Math.min(width, Integer.MAX_VALUE), (int) Math.min(height, Integer.MAX_VALUE));
    }

    long pixels() {
        return (long) width * height;
    }

    private void refuseUnlessDecodable() throws UnreadableImageException {
        if (width < 1 || height < 1) {
            throw UnreadableImageException.broken();
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || pixels() > MOST_PIXELS) {
            throw new UnreadableImageException(
                    "The picture is too large, with " + width + " by " + height + " pixels",
                    "Send one of at most 50 megapixels and at most " + LONGEST_SIDE + " pixels on its longer side");
        }
    }

    private static UnreadableImageException unreadableHere(ImageType type) {
        return type == ImageType.HEIC
                ? new UnreadableImageException(
                        "This phone's HEIC format cannot be read here",
                        "Send it as JPEG (iPhones take JPEGs with Settings, Camera, Formats, Most Compatible)")
                : new UnreadableImageException(type + " pictures cannot be read here", "Send it as JPEG");
    }
}
