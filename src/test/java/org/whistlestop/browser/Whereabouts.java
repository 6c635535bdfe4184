package org.whistlestop.browser;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.whistlestop.testing.Drawing;

/** Where a person and their photos were, by digits that occur nowhere else, and how to find them in bytes. */
final class Whereabouts {

    static final double LATITUDE = 33.618273645;
    static final double LONGITUDE = -117.927354618;

    /** Seconds of arc of the photo's latitude, as EXIF counts them: 12.3457. */
    private static final int SECONDS = 123_457;

    private static final String IN_WORDS = "33,51.205762N";

    private Whereabouts() {}

    /** A picture with its place in EXIF and in XMP. */
    static byte[] photo(long seed) {
        var picture = Drawing.jpeg(seed, 1600, 1200);
        var file = new ByteArrayOutputStream();
        file.write(picture, 0, 2);
        file.writeBytes(segment("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), exif()));
        var xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:Description exif:GPSLatitude='" + IN_WORDS
                + "'/></x:xmpmeta>";
        file.writeBytes(segment(
                "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1),
                xmp.getBytes(StandardCharsets.UTF_8)));
        file.write(picture, 2, picture.length - 2);
        return file.toByteArray();
    }

    private static byte[] segment(byte[] name, byte[] body) {
        return ByteBuffer.allocate(4 + name.length + body.length)
                .putShort((short) 0xffe1)
                .putShort((short) (2 + name.length + body.length))
                .put(name)
                .put(body)
                .array();
    }

    /** One directory that points at another with the latitude: 33 degrees, 51 minutes and so many seconds north. */
    private static byte[] exif() {
        var tiff = ByteBuffer.allocate(26 + 30 + 24)
                .putShort((short) 0x4d4d)
                .putShort((short) 42)
                .putInt(8);
        tiff.putShort((short) 1);
        entry(tiff, 0x8825, 4, 1, 26);
        tiff.putInt(0);
        tiff.putShort((short) 2);
        entry(tiff, 1, 2, 2, 'N' << 24);
        entry(tiff, 2, 5, 3, 56);
        tiff.putInt(0);
        return tiff.putInt(33)
                .putInt(1)
                .putInt(51)
                .putInt(1)
                .putInt(SECONDS)
                .putInt(10_000)
                .array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** What of all that is found in these bytes; nothing, where all is well. */
    static List<String> in(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var found = new ArrayList<String>();
        for (var digits : List.of("33.618", "618273", "117.927", "927354", "51.205762", "GPSLat")) {
            for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                note(found, text, digits + " in " + charset, digits.getBytes((Charset) charset));
            }
        }
        for (var order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            for (var degrees : List.of(LATITUDE, LONGITUDE)) {
                note(
                        found,
                        text,
                        degrees + " as a double",
                        ByteBuffer.allocate(8).order(order).putDouble(degrees).array());
            }
            note(
                    found,
                    text,
                    "seconds of arc",
                    ByteBuffer.allocate(8)
                            .order(order)
                            .putInt(SECONDS)
                            .putInt(10_000)
                            .array());
        }
        return found;
    }

    private static void note(List<String> found, String text, String what, byte[] bytes) {
        if (text.contains(new String(bytes, StandardCharsets.ISO_8859_1))) {
            found.add(what);
        }
    }
}
