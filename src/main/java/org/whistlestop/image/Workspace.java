package org.whistlestop.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;

/** A folder for the length of one job, in which every file has a name of ours: no tool ever sees a stranger's. */
final class Workspace implements AutoCloseable {

    static final String ORIGINAL = "original";

    final Path folder;
    private final Path results;

    Workspace(Path original, Path results) {
        this.results = results;
        try {
            this.folder = Files.createTempDirectory(results.toAbsolutePath(), "work-");
            Files.createSymbolicLink(folder.resolve(ORIGINAL), original.toAbsolutePath());
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Hands renditions out to where they stay when this folder goes. */
    List<Rendition> keep(List<Rendition> made) {
        return made.stream().map(this::keep).toList();
    }

    private Rendition keep(Rendition made) {
        try {
            return made.in(Files.move(made.file(), results.resolve(made.name()), StandardCopyOption.REPLACE_EXISTING));
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    @Override
    public void close() {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Workspace::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ours, not the picture's: a full disk by its own name. */
    static RuntimeException trouble(IOException e) {
        return isFull(e.getMessage()) ? new StoreFullException(e) : new UncheckedIOException(e);
    }

    /** As C libraries say it: the JDK has no class for it. */
    static boolean isFull(String message) {
        return message != null && (message.contains("No space left") || message.contains("Disk quota exceeded"));
    }
}
