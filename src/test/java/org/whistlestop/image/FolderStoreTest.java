package org.whistlestop.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderStoreTest extends ByteStoreContract {

    private static final long KEEP_FREE = 1024;

    @TempDir
    Path folder;

    private FolderStore store;

    @BeforeEach
    void open() {
        store = new FolderStore(folder.resolve("photos"), KEEP_FREE);
    }

    @Override
    ByteStore store() {
        return store;
    }

    @Test
    void roomIsLeftForTheDatabase() throws IOException {
        var greedy = new FolderStore(folder.resolve("photos"), Long.MAX_VALUE / 2);

        assertThrows(StoreFullException.class, () -> greedy.put("a.jpg", file("bytes")));

        assertEquals(0, fileCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/x: No space left on device", "/x: Disk quota exceeded"})
    void aFullDiskLeavesNothingBehind(String error) throws IOException {
        store.put("a.jpg", file("before"));
        var full = new FolderStore(folder.resolve("photos"), KEEP_FREE) {
            @Override
            void copy(Path file, Path unfinished) throws IOException {
                Files.writeString(unfinished, "half");
                throw new IOException(error);
            }
        };

        assertThrows(StoreFullException.class, () -> full.put("a.jpg", file("after")));
        assertThrows(StoreFullException.class, () -> full.put("b.jpg", file("after")));

        assertArrayEquals("before".getBytes(), bytes("a.jpg"));
        assertEquals(1, fileCount());
    }

    @Test
    void whatIsUnfinishedHasNoName() throws IOException {
        store.put("a/b.jpg", file("bytes"));
        Files.writeString(folder.resolve("photos/a/.UNFINISHED-1"), "half");

        assertEquals(java.util.List.of("a/b.jpg"), store.listOlderThan("a", LATER, 10));
    }

    private long fileCount() throws IOException {
        try (var files = Files.walk(folder.resolve("photos"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
