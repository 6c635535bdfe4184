package org.whistlestop.image;

import java.io.IOException;

/** Reads a WebP up to its one picture (RFC 9649); the canvas and the picture on it must be of one size. */
final class WebpHeader {

    private static final int ANIMATED = 0x02;
    private static final int LOSSLESS_SIGNATURE = 0x2F;
    private static final int LOSSY_SIGNATURE = 0x2A019D;

    private WebpHeader() {}

    static ImageHeader read(HeaderBytes bytes) throws IOException, UnreadableImageException {
        bytes.skip(12);
        ImageHeader canvas = null;
        while (true) {
            var name = bytes.name();
            var length = bytes.u32le();
            switch (name) {
                case "VP8 " -> {
                    return onCanvas(canvas, lossy(bytes));
                }
                case "VP8L" -> {
                    return onCanvas(canvas, lossless(bytes));
                }
                case "VP8X" -> {
                    canvas = canvas(bytes);
                    bytes.skip(length - 10);
                }
                case "ANIM", "ANMF" -> throw animated();
                default -> bytes.skip(length + (length & 1));
            }
        }
    }

    private static ImageHeader canvas(HeaderBytes bytes) throws IOException, UnreadableImageException {
        if ((bytes.u8() & ANIMATED) != 0) {
            throw animated();
        }
        bytes.skip(3);
        return new ImageHeader(ImageType.WEBP, bytes.u24le() + 1, bytes.u24le() + 1);
    }

    private static ImageHeader lossy(HeaderBytes bytes) throws IOException, UnreadableImageException {
        var isKeyFrame = (bytes.u24le() & 1) == 0;
        if (!isKeyFrame || bytes.u24le() != LOSSY_SIGNATURE) {
            throw UnreadableImageException.broken();
        }
        return new ImageHeader(ImageType.WEBP, bytes.u16le() & 0x3FFF, bytes.u16le() & 0x3FFF);
    }

    private static ImageHeader lossless(HeaderBytes bytes) throws IOException, UnreadableImageException {
        if (bytes.u8() != LOSSLESS_SIGNATURE) {
            throw UnreadableImageException.broken();
        }
        var sides = bytes.u32le();
        return new ImageHeader(ImageType.WEBP, (int) (sides & 0x3FFF) + 1, (int) (sides >> 14 & 0x3FFF) + 1);
    }

    private static ImageHeader onCanvas(ImageHeader canvas, ImageHeader picture) throws UnreadableImageException {
        if (canvas != null && !canvas.equals(picture)) {
            throw UnreadableImageException.broken();
        }
        return picture;
    }

    private static UnreadableImageException animated() {
        return new UnreadableImageException(
                "Moving pictures cannot be read here", "Send a still one as JPEG, PNG or WebP");
    }
}
