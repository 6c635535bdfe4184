package org.whistlestop.image;

import java.nio.file.Path;
import java.util.Set;

/** A picture in one size and format, upright and without metadata; width and height in pixels. */
public record Rendition(Format format, int width, int height, Path file) {

    /** @param file one that we made, whose size only it knows */
    static Rendition ofJpeg(Path file) throws UnreadableImageException {
        var header = ImageHeader.read(file, Set.of(ImageType.JPEG));
        return new Rendition(Format.JPEG, header.width(), header.height(), file);
    }

    /** Like {@code 640.webp}: width and format tell the renditions of one picture apart. */
    String name() {
        return width + "." + format.ending();
    }

    Rendition in(Path other) {
        return new Rendition(format, width, height, other);
    }
}
