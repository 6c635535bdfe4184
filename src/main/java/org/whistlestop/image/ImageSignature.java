package org.whistlestop.image;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Tells by its first bytes, never by its name, what a file is. */
final class ImageSignature {

    /** How many bytes it looks at. */
    static final int LENGTH = 64;

    private static final String STILLS = "Send it as JPEG, PNG or WebP";
    private static final Set<String> HEIC_BRANDS = Set.of("heic", "heix", "heim", "heis", "mif1");
    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");

    private final String text;

    ImageSignature(byte[] start) {
        this.text = new String(start, StandardCharsets.ISO_8859_1);
    }

    ImageType type() throws UnreadableImageException {
        if (text.startsWith("\u00FF\u00D8\u00FF")) {
            return ImageType.JPEG;
        }
        if (text.startsWith("\u0089PNG\r\n\u001A\n")) {
            return ImageType.PNG;
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return ImageType.WEBP;
        }
        if (text.startsWith("ftyp", 4)
                && brands().anyMatch(HEIC_BRANDS::contains)
                && brands().noneMatch(AVIF_BRANDS::contains)) {
            return ImageType.HEIC;
        }
        throw new UnreadableImageException(wrong(), STILLS);
    }

    private String wrong() {
        if (text.isEmpty()) {
            return "The file is empty";
        }
        if (text.startsWith("ftyp", 4)) {
            return brands().anyMatch(AVIF_BRANDS::contains)
                    ? "AVIF pictures cannot be read here"
                    : "This is a video, not a picture";
        }
        if (text.startsWith("GIF8")) {
            return "GIF pictures cannot be read here";
        }
        if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
            return "TIFF and raw pictures cannot be read here";
        }
        if (text.startsWith("%PDF")) {
            return "This is a PDF, not a picture";
        }
        return wrongText();
    }

    private String wrongText() {
        var lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("<svg") || lower.startsWith("<?xml")) {
            return "Drawings (SVG) cannot be read here";
        }
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return "This is a web page, not a picture";
        }
        return "This is no picture that we can read";
    }

    /** What a file of boxes says it is: the first brand, four bytes of version, more brands. */
    private java.util.stream.Stream<String> brands() {
        var most = Math.min(text.length(), text.charAt(3));
        return java.util.stream.IntStream.iterate(8, at -> at + 4 <= most, at -> at + 4)
                .filter(at -> at != 12)
                .mapToObj(at -> text.substring(at, at + 4));
    }
}
