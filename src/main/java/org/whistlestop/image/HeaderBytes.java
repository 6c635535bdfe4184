package org.whistlestop.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads forward through a file's first bytes; what has not said its size after four megabytes never will. */
final class HeaderBytes {

    /** The largest honest beginnings are maps of depth that phones put before the picture. */
    private static final long MOST = 4 * 1024 * 1024;

    private final InputStream in;
    private long position;

    HeaderBytes(InputStream in) {
        this.in = in;
    }

    long position() {
        return position;
    }

    int u8() throws IOException, UnreadableImageException {
        advance(1);
        var value = in.read();
        if (value < 0) {
            throw UnreadableImageException.cutOff();
        }
        return value;
    }

    int u16() throws IOException, UnreadableImageException {
        return u8() << 8 | u8();
    }

    long u32() throws IOException, UnreadableImageException {
        return (long) u16() << 16 | u16();
    }

    int u16le() throws IOException, UnreadableImageException {
        return u8() | u8() << 8;
    }

    int u24le() throws IOException, UnreadableImageException {
        return u16le() | u8() << 16;
    }

    long u32le() throws IOException, UnreadableImageException {
        return u16le() | (long) u16le() << 16;
    }

    /** Four letters that name a chunk, a box or a brand. */
    String name() throws IOException, UnreadableImageException {
        var letters = new byte[] {(byte) u8(), (byte) u8(), (byte) u8(), (byte) u8()};
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    void skip(long count) throws IOException, UnreadableImageException {
        advance(count);
        try {
            in.skipNBytes(count);
        } catch (EOFException e) {
            throw UnreadableImageException.cutOff();
        }
    }

    private void advance(long count) throws UnreadableImageException {
        if (count < 0) {
            throw UnreadableImageException.broken();
        }
        position += count;
        if (position > MOST) {
            throw new UnreadableImageException(
                    "The picture says its size too late in the file", "Save it anew as a plain JPEG");
        }
    }
}
