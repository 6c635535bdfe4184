package org.whistlestop.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Leaves of a WebP of ours the picture alone: vips 8.14 writes 200 bytes of Exif even when told to strip. */
final class BareWebp {

    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int PICTURE = ByteBuffer.wrap(new byte[] {'V', 'P', '8', ' '})
            .order(ByteOrder.LITTLE_ENDIAN)
            .getInt();

    private BareWebp() {}

    /** @param file lossy and without alpha, so that one chunk is all of it */
    static void strip(Path file) throws IOException {
        var webp = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        for (var at = HEADER; at + CHUNK_HEADER <= webp.limit(); ) {
            var length = CHUNK_HEADER + webp.getInt(at + 4);
            length += length & 1;
            if (webp.getInt(at) == PICTURE) {
                Files.write(file, alone(webp, at, length));
                return;
            }
            at += length;
        }
        throw new IOException("There is no picture in " + file);
    }

    private static byte[] alone(ByteBuffer webp, int start, int length) {
        var bare = ByteBuffer.allocate(HEADER + length).order(ByteOrder.LITTLE_ENDIAN);
        bare.put(webp.slice(0, HEADER));
        bare.putInt(4, HEADER - CHUNK_HEADER + length);
        bare.put(webp.slice(start, length));
        return bare.array();
    }
}
