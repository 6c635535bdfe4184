package org.whistlestop.image;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Reads a PNG's first chunk, which must be its header (PNG, section 11.2.2). */
final class PngHeader {

    /** Which bits a sample each colour type may have. */
    private static final Map<Integer, Set<Integer>> DEPTHS = Map.of(
            0, Set.of(1, 2, 4, 8, 16),
            2, Set.of(8, 16),
            3, Set.of(1, 2, 4, 8),
            4, Set.of(8, 16),
            6, Set.of(8, 16));

    private PngHeader() {}

    static ImageHeader read(HeaderBytes bytes) throws IOException, UnreadableImageException {
        bytes.skip(8);
        if (bytes.u32() != 13 || !bytes.name().equals("IHDR")) {
            throw UnreadableImageException.broken();
        }
        var width = bytes.u32();
        var height = bytes.u32();
        var depth = bytes.u8();
        var colours = bytes.u8();
        var methods = bytes.u16();
        var interlace = bytes.u8();
        if (!DEPTHS.getOrDefault(colours, Set.of()).contains(depth) || methods != 0 || interlace > 1) {
            throw UnreadableImageException.broken();
        }
        return ImageHeader.of(ImageType.PNG, width, height);
    }
}
