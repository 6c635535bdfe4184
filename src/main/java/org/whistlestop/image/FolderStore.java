package org.whistlestop.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps bytes as files of a folder. A file appears whole and after its bytes are on the disk, or not at all. */
class FolderStore implements ByteStore {

    /** No name may have a capital, so none is ever taken for a file that is still being written. */
    private static final String UNFINISHED = ".UNFINISHED-";

    private final Path root;
    private final long keepFree;

    FolderStore(Path root, long keepFree) {
        this.root = root.toAbsolutePath().normalize();
        this.keepFree = keepFree;
    }

    @Override
    public void put(String name, Path file) {
        var target = path(name);
        try {
            createFolders(target.getParent());
            refuseWhenFull(file);
            var unfinished = Files.createTempFile(target.getParent(), UNFINISHED, "");
            try {
                copy(file, unfinished);
                sync(unfinished);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            sync(target.getParent());
        } catch (IOException e) {
            throw Workspace.trouble(e);
        }
    }

    /** A new folder's own entry must be on the disk too. */
    private void createFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        createFolders(folder.getParent());
        Files.createDirectories(folder);
        sync(folder.getParent());
    }

    private void refuseWhenFull(Path file) throws IOException {
        if (Files.getFileStore(root).getUsableSpace() - Files.size(file) < keepFree) {
            throw new StoreFullException(null);
        }
    }

    void copy(Path file, Path unfinished) throws IOException {
        Files.copy(file, unfinished, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public InputStream open(String name) {
        try {
            return Files.newInputStream(path(name));
        } catch (NoSuchFileException e) {
            throw new NoSuchBytesException(name, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On its way it deletes what a crash left unfinished before that instant, and folders that are empty since. */
    @Override
    public List<String> listOlderThan(String folder, Instant before, int atMost) {
        var walk = new Walk(path(folder), before, atMost);
        try {
            Files.walkFileTree(walk.start, walk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return walk.names;
    }

    /** Others put and delete meanwhile: what is gone by its turn was not there. */
    private final class Walk extends SimpleFileVisitor<Path> {

        private final Path start;
        private final Instant before;
        private final int atMost;
        private final List<String> names = new ArrayList<>();

        private Walk(Path start, Instant before, int atMost) {
            this.start = start;
            this.before = before;
            this.atMost = atMost;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.lastModifiedTime().toInstant().isBefore(before)) {
                list(file);
            }
            return names.size() < atMost ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        private void list(Path file) throws IOException {
            var name = root.relativize(file).toString();
            if (Names.isValid(name)) {
                names.add(name);
            } else if (file.getFileName().toString().startsWith(UNFINISHED)) {
                Files.deleteIfExists(file);
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return e instanceof NoSuchFileException ? FileVisitResult.CONTINUE : super.visitFileFailed(file, e);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            if (!folder.equals(start)) {
                deleteIfLongEmpty(folder);
            }
            return super.postVisitDirectory(folder, e);
        }

        private void deleteIfLongEmpty(Path folder) throws IOException {
            try {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
                    Files.delete(folder);
                }
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                // in use, or another replica was quicker
            }
        }
    }

    private Path path(String name) {
        return root.resolve(Names.valid(name));
    }
}
