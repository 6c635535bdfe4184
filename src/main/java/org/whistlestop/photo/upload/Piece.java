package org.whistlestop.photo.upload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jboss.logging.Logger;
import org.whistlestop.image.StoreFullException;

/**
 * What came of a body, in a file of this machine that goes with it.
 *
 * @param isWhole false where the line was cut
 */
record Piece(Path file, long bytes, boolean isWhole) implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Piece.class);

    private static final int AT_ONCE = 64 * 1024;

    /**
     * Takes a body in as far as it comes.
     *
     * @throws StoreFullException when this machine's disk takes no more; nothing is kept then
     */
    static Piece receive(Body body, long room, Path folder) {
        try {
            Files.createDirectories(folder);
            var file = Files.createTempFile(folder, "piece", "");
            try {
                return receive(
                        body,
                        room,
                        file,
                        body.checksum() == null ? null : body.checksum().digest());
            } catch (RuntimeException | IOException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            LOG.errorf("Not even received: %s", e.getMessage());
            throw new StoreFullException(e);
        }
    }

    private static Piece receive(Body body, long room, Path file, MessageDigest digest) throws IOException {
        var bytes = 0L;
        try (var out = Files.newOutputStream(file)) {
            var buffer = new byte[AT_ONCE];
            for (int read; (read = read(body, buffer)) != END; bytes += read) {
                if (read == CUT) {
                    return new Piece(file, bytes, false);
                }
                if (bytes + read > room) {
                    throw Body.tooLong();
                }
                keep(buffer, read, out, digest);
            }
        }
        if (digest != null) {
            body.checksum().mustBe(digest.digest());
        }
        return new Piece(file, bytes, true);
    }

    private static final int END = -1;
    private static final int CUT = -2;

    private static int read(Body body, byte[] buffer) {
        try {
            return body.bytes().read(buffer);
        } catch (IOException e) {
            return CUT;
        }
    }

    private static void keep(byte[] buffer, int length, OutputStream out, MessageDigest digest) throws IOException {
        out.write(buffer, 0, length);
        if (digest != null) {
            digest.update(buffer, 0, length);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("Left behind, to be swept: %s", e.getMessage());
        }
    }
}
