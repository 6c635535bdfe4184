package org.whistlestop.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/**
 * Keeps a second copy of the photos' files, which come and go but never change. One that goes is put aside, with the time at
 * which it went, for restores to a moment before.
 */
record PhotoMirror(Path photos, BackupFolder folder) {

    private static final long ROOM = 200_000_000;

    void run(Instant now) throws IOException {
        // A folder that is not there is no folder from which all was deleted.
        if (!Files.isDirectory(photos)) {
            return;
        }
        folder.make();
        for (var name : names(photos)) {
            keep(name);
        }
        for (var name : names(folder.photos())) {
            if (!Files.exists(photos.resolve(name))) {
                putAside(name, now);
            }
        }
    }

    private void keep(Path name) throws IOException {
        var copy = folder.photos().resolve(name);
        if (Files.exists(copy)) {
            return;
        }
        var file = photos.resolve(name);
        try {
            if (Files.getFileStore(folder.root()).getUsableSpace() < Files.size(file) + ROOM) {
                throw new IOException("the disk of " + folder.root() + " is full");
            }
            Disk.copy(file, copy, folder.unfinished());
        } catch (NoSuchFileException e) {
            if (Files.exists(file)) {
                throw e;
            }
            // deleted a moment ago
        }
    }

    private void putAside(Path name, Instant now) throws IOException {
        var copy = folder.photos().resolve(name);
        var aside = folder.photosGone().resolve(name);
        Disk.createFolders(aside.getParent());
        Files.setLastModifiedTime(copy, FileTime.from(now));
        Files.move(copy, aside, StandardCopyOption.ATOMIC_MOVE);
        try {
            if (!copy.getParent().equals(folder.photos())) {
                Files.delete(copy.getParent());
            }
        } catch (DirectoryNotEmptyException e) {
            // others are in it
        }
    }

    /** Puts back all there is: what no row knows, the program deletes an hour later. Answers how many. */
    int restore() throws IOException {
        Disk.createFolders(photos.toAbsolutePath().normalize());
        var count = 0;
        for (var from : List.of(folder.photos(), folder.photosGone())) {
            for (var name : names(from)) {
                count++;
                if (!Files.exists(photos.resolve(name))) {
                    Disk.copy(
                            from.resolve(name),
                            photos.toAbsolutePath().normalize().resolve(name),
                            photos);
                }
            }
        }
        return count;
    }

    /** Those of hidden files are not whole yet. */
    private static List<Path> names(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var files = Files.walk(root)) {
            return files.filter(file -> Files.isRegularFile(file)
                            && !file.getFileName().toString().startsWith("."))
                    .map(root::relativize)
                    .toList();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return names(root); // a folder went meanwhile
            }
            throw e.getCause();
        }
    }
}
