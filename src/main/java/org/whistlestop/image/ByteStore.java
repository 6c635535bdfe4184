package org.whistlestop.image;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Keeps bytes under names like {@code photos/7f3a/640.jpg}; the names are ours, never a stranger's. */
public interface ByteStore {

    /**
     * Takes the bytes over, replacing what had that name; they are on stable storage when this returns.
     *
     * @param file may be gone afterwards
     * @throws StoreFullException when there is no room; nothing has that name then that had not before
     */
    void put(String name, Path file);

    /** @throws NoSuchBytesException when nothing has that name */
    InputStream open(String name);

    /** Leaves nothing under that name, whether there was something or not. */
    void delete(String name);

    /** Names in a folder, at any depth, that were put before an instant; at most so many. */
    List<String> listOlderThan(String folder, Instant before, int atMost);
}
