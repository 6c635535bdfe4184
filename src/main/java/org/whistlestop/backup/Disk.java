package org.whistlestop.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Files that appear whole and after their bytes are on the disk, or not at all. */
final class Disk {

    private Disk() {}

    static void write(Path file, String text, Path unfinished) throws IOException {
        var fresh = newFile(unfinished);
        try {
            Files.writeString(fresh, text);
            place(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    static void copy(Path from, Path to, Path unfinished) throws IOException {
        createFolders(to.getParent());
        var fresh = newFile(unfinished);
        try {
            Files.copy(from, fresh, StandardCopyOption.REPLACE_EXISTING);
            place(fresh, to);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** For its owner only, as temporary files are. */
    static Path newFile(Path unfinished) throws IOException {
        return Files.createTempFile(unfinished, ".UNFINISHED-", "");
    }

    static void place(Path fresh, Path file) throws IOException {
        sync(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        sync(file.getParent());
    }

    /** A new folder's own entry must be on the disk too. */
    static void createFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        createFolders(folder.getParent());
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        sync(folder.getParent());
    }

    static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
