package org.whistlestop.support.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** Keeps a key beside the embedded database, made once and for its owner's eyes only. */
final class KeyFile {

    private KeyFile() {}

    static List<String> in(Path data) {
        var file = data.resolve("secrets.key");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return List.of(Files.readString(file).strip().split(","));
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the secrets cannot be kept in " + file.toAbsolutePath(), e);
        }
    }

    /** Beside its place first, so that a kill in the middle leaves no half of a key. */
    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var fresh = file.resolveSibling("secrets.key.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, "1=" + randomKey() + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String randomKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
