package org.whistlestop.map;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.whistlestop.support.Sha256;

/**
 * Bytes that have been packed by themselves, and can stand in any gzip file (RFC 1952) among others of their kind.
 *
 * @param packed deflated (RFC 1951), without the mark of the last block, ending at a whole byte
 * @param digest SHA-256 of the plain bytes
 */
record GzipPiece(byte[] plain, byte[] packed, byte[] digest) {

    private static final byte[] HEAD = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 2, (byte) 0xff};

    /** The last block, with nothing in it. */
    private static final byte[] END = {3, 0};

    static GzipPiece of(byte[] plain) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(plain);
            var packed = new ByteArrayOutputStream(plain.length / 4 + 64);
            var buffer = new byte[8_192];
            int count;
            do {
                count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                packed.write(buffer, 0, count);
            } while (count == buffer.length);
            return new GzipPiece(plain, packed.toByteArray(), Sha256.of(plain));
        } finally {
            deflater.end();
        }
    }

    static byte[] plain(List<GzipPiece> pieces) {
        var all = ByteBuffer.allocate(
                pieces.stream().mapToInt(piece -> piece.plain.length).sum());
        pieces.forEach(piece -> all.put(piece.plain));
        return all.array();
    }

    static byte[] gzip(List<GzipPiece> pieces) {
        var length = pieces.stream().mapToInt(piece -> piece.packed.length).sum();
        var all = ByteBuffer.allocate(HEAD.length + length + END.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        var check = new CRC32();
        all.put(HEAD);
        for (var piece : pieces) {
            all.put(piece.packed);
            check.update(piece.plain);
        }
        all.put(END).putInt((int) check.getValue());
        all.putInt(pieces.stream().mapToInt(piece -> piece.plain.length).sum());
        return all.array();
    }
}
