package org.whistlestop.image;

import java.io.IOException;

/** Finds a JPEG's frame header (ITU-T T.81, B.2.2) by stepping over what stands before it. */
final class JpegHeader {

    private static final int FRAME_BASELINE = 0xC0;
    private static final int FRAME_PROGRESSIVE = 0xC2;
    private static final int FRAME_LAST = 0xCF;
    private static final int HUFFMAN_TABLE = 0xC4;
    private static final int RESERVED = 0xC8;
    private static final int ARITHMETIC_TABLE = 0xCC;
    private static final int SCAN = 0xDA;

    private JpegHeader() {}

    static ImageHeader read(HeaderBytes bytes) throws IOException, UnreadableImageException {
        bytes.skip(2);
        while (true) {
            var marker = marker(bytes);
            if (isFrame(marker)) {
                return frame(marker, bytes);
            }
            if (marker < FRAME_BASELINE || (marker > FRAME_LAST && marker <= SCAN)) {
                throw UnreadableImageException.broken();
            }
            bytes.skip(bytes.u16() - 2L);
        }
    }

    private static int marker(HeaderBytes bytes) throws IOException, UnreadableImageException {
        if (bytes.u8() != 0xFF) {
            throw UnreadableImageException.broken();
        }
        var marker = bytes.u8();
        while (marker == 0xFF) {
            marker = bytes.u8();
        }
        return marker;
    }

    private static boolean isFrame(int marker) {
        return marker >= FRAME_BASELINE
                && marker <= FRAME_LAST
                && marker != HUFFMAN_TABLE
                && marker != RESERVED
                && marker != ARITHMETIC_TABLE;
    }

    private static ImageHeader frame(int marker, HeaderBytes bytes) throws IOException, UnreadableImageException {
        bytes.skip(2);
        var bits = bytes.u8();
        var height = bytes.u16();
        var width = bytes.u16();
        var components = bytes.u8();
        if (marker > FRAME_PROGRESSIVE || bits != 8 || (components != 1 && components != 3 && components != 4)) {
            throw new UnreadableImageException(
                    "This kind of JPEG is too unusual to be read here", "Save it anew as a plain JPEG");
        }
        return new ImageHeader(ImageType.JPEG, width, height);
    }
}
