package org.whistlestop.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

        assertEquals(List.of("a/b.jpg"), store.listOlderThan("a", LATER, 10));
    }

    @Test
    void whatACrashLeftIsDeletedWhileListing() throws IOException {
        store.put("a/b/c.jpg", file("bytes"));
        var old = left("a/b/.UNFINISHED-1", Duration.ofHours(2));
        var young = left("a/b/.UNFINISHED-2", Duration.ZERO);
        var empty = left("a/old", Duration.ofHours(2));
        var used = left("a/young", Duration.ZERO);

        assertEquals(List.of(), store.listOlderThan("a", Instant.now().minus(Duration.ofHours(1)), 10));

        assertEquals(
                List.of(false, true, false, true), List.of(exists(old), exists(young), exists(empty), exists(used)));
        assertArrayEquals("bytes".getBytes(), bytes("a/b/c.jpg"));
    }

    private Path left(String name, Duration ago) throws IOException {
        var path = folder.resolve("photos").resolve(name);
        var made = name.contains(".") ? Files.writeString(path, "half") : Files.createDirectories(path);
        return Files.setLastModifiedTime(made, FileTime.from(Instant.now().minus(ago)));
    }

    private static boolean exists(Path path) {
        return Files.exists(path);
    }

    @Test
    void whatVanishesMeanwhileHidesNothing() throws Exception {
        store.put("a/stays.jpg", file("bytes"));
        var others = IntStream.range(0, 4_000)
                .mapToObj(at -> folder.resolve("photos/a/" + at + ".jpg"))
                .toList();
        for (var other : others) {
            Files.createFile(other);
        }
        var gone = CompletableFuture.runAsync(
                () -> others.forEach(other -> other.toFile().delete()));

        while (!gone.isDone()) {
            assertTrue(store.listOlderThan("a", LATER, 10_000).contains("a/stays.jpg"));
        }
    }

    /** Of a bucket the server promises it; the one in the tests does not keep that. */
    @Test
    void nobodySeesHalfOfIt() throws Exception {
        var files = IntStream.range(0, 8)
                .mapToObj(at -> {
                    try {
                        return Files.write(elsewhere.resolve("file" + at), new byte[200_000 + at]);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
        store().put("photos/a.jpg", file(" ".repeat(200_000)));
        var pool = Executors.newFixedThreadPool(8);

        files.forEach(file -> pool.execute(() -> store().put("photos/a.jpg", file)));
        for (var look = 0; look < 20; look++) {
            var length = bytes("photos/a.jpg").length;
            assertEquals(true, length >= 200_000 && length < 200_008, length + " bytes");
        }

        pool.shutdown();
        assertEquals(true, pool.awaitTermination(30, TimeUnit.SECONDS));
        assertEquals(List.of("photos/a.jpg"), store().listOlderThan("photos", LATER, 10));
    }

    private long fileCount() throws IOException {
        try (var files = Files.walk(folder.resolve("photos"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
