package org.whistlestop.image;

import java.io.IOException;
import java.util.Set;

/**
 * Reads the sizes in a HEIC's {@code meta} box (ISO/IEC 23008-12); the largest counts, for a phone's picture is made of tiles
 * that have sizes too.
 */
final class HeicHeader {

    /** Boxes that hold boxes: stepping into one is not skipping it. */
    private static final Set<String> HOLDERS = Set.of("iprp", "ipco");

    private HeicHeader() {}

    static ImageHeader read(HeaderBytes bytes) throws IOException, UnreadableImageException {
        long end = Long.MAX_VALUE;
        ImageHeader largest = null;
        while (bytes.position() < end) {
            var start = bytes.position();
            var length = bytes.u32();
            var name = bytes.name();
            if (name.equals("meta")) {
                end = start + length;
                bytes.skip(4);
            } else if (name.equals("ispe")) {
                bytes.skip(4);
                largest = larger(largest, ImageHeader.of(ImageType.HEIC, bytes.u32(), bytes.u32()));
                bytes.skip(length - 20);
            } else if (!HOLDERS.contains(name)) {
                bytes.skip(length - 8);
            }
        }
        if (largest == null) {
            throw UnreadableImageException.broken();
        }
        return largest;
    }

    private static ImageHeader larger(ImageHeader one, ImageHeader other) {
        return one == null || other.pixels() > one.pixels() ? other : one;
    }
}
