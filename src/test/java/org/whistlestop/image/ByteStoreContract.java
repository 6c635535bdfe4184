package org.whistlestop.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises. */
abstract class ByteStoreContract {

    static final Instant LATER = Instant.now().plusSeconds(3600);

    @TempDir
    Path elsewhere;

    abstract ByteStore store();

    @Test
    void whatWasPutComesBack() throws IOException {
        var bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);

        store().put("photos/7f3a/640.jpg", Files.write(elsewhere.resolve("file"), bytes));

        assertArrayEquals(bytes, bytes("photos/7f3a/640.jpg"));
    }

    @Test
    void theLaterPutWins() throws IOException {
        store().put("a.jpg", file("first"));
        store().put("a.jpg", file("second"));

        assertArrayEquals("second".getBytes(), bytes("a.jpg"));
    }

    @Test
    void emptyBytesAreBytes() throws IOException {
        store().put("a.jpg", file(""));

        assertArrayEquals(new byte[0], bytes("a.jpg"));
    }

    @Test
    void nothingHasANameThatNobodyGave() {
        assertThrows(NoSuchBytesException.class, () -> store().open("photos/none.jpg"));
    }

    @Test
    void whatIsDeletedIsGoneAndMayBeDeletedAgain() throws IOException {
        store().put("photos/a.jpg", file("bytes"));

        store().delete("photos/a.jpg");
        store().delete("photos/a.jpg");

        assertThrows(NoSuchBytesException.class, () -> store().open("photos/a.jpg"));
    }

    @Test
    void aFolderListsWhatIsInItAndOlder() throws IOException {
        store().put("photos/a/1.jpg", file("1"));
        store().put("photos/b/2.jpg", file("2"));
        store().put("others/3.jpg", file("3"));

        assertEquals(
                Set.of("photos/a/1.jpg", "photos/b/2.jpg"), Set.copyOf(store().listOlderThan("photos", LATER, 10)));
        assertEquals(1, store().listOlderThan("photos", LATER, 1).size());
        assertEquals(List.of(), store().listOlderThan("photos", Instant.now().minusSeconds(3600), 10));
        assertEquals(List.of(), store().listOlderThan("none", LATER, 10));
        assertEquals(List.of(), store().listOlderThan("phot", LATER, 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../a",
                "a/../../b",
                "a/",
                "a//b",
                "A.jpg",
                "a b",
                "a\0",
                ".hidden",
                "a/.b",
                "ä"
            })
    void whatIsNoNameOfOursIsRefused(String name) throws IOException {
        var file = file("bytes");

        assertThrows(IllegalArgumentException.class, () -> store().put(name, file));
        assertThrows(IllegalArgumentException.class, () -> store().open(name));
        assertThrows(IllegalArgumentException.class, () -> store().delete(name));
    }

    byte[] bytes(String name) throws IOException {
        try (var bytes = store().open(name)) {
            return bytes.readAllBytes();
        }
    }

    Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(elsewhere, "file", ""), text);
    }
}
