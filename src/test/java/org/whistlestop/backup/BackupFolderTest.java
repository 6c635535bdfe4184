package org.whistlestop.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFolderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration KEEP = Duration.ofDays(35);

    @TempDir
    Path temporary;

    private BackupFolder folder;
    private Path photos;

    @BeforeEach
    void anEmptyOne() throws IOException {
        folder = new BackupFolder(temporary.resolve("backup"));
        folder.make();
        photos = Files.createDirectories(temporary.resolve("photos"));
    }

    @Test
    void aMomentIsReachedFromTheLatestCopyBeforeIt() throws IOException {
        var first = base(3, "000000010000000000000002");
        var second = base(2, "000000010000000000000009");
        folder.advance(first.fileName(), NOW);
        var chain = folder.chains().get(0);
        assertEquals(first, chain.baseFor(second.moment().minusMillis(1)).orElseThrow());
        assertEquals(second, chain.baseFor(second.moment()).orElseThrow());
        assertEquals(second, chain.baseFor(NOW).orElseThrow());
        assertTrue(chain.baseFor(NOW.plusMillis(1)).isEmpty());
        assertTrue(chain.baseFor(first.moment().minusMillis(1)).isEmpty());
    }

    @Test
    void aMomentNeverGoesBack() throws IOException {
        var base = base(1, "000000010000000000000002");
        folder.advance(base.fileName(), NOW);
        folder.advance(base.fileName(), NOW.minusSeconds(10));
        assertEquals(NOW, folder.momentOf(base.fileName()).orElseThrow());
    }

    @Test
    void aFolderHasOneDatabase() throws IOException {
        folder.own("7");
        folder.own("7");
        assertThrows(IOException.class, () -> folder.own("8"));
    }

    @Test
    void whatIsOlderThanPromisedGoesWithItsLog() throws IOException {
        var old = base(36, "000000010000000000000002");
        var kept = base(34, "000000020000000000000005");
        folder.advance(old.fileName(), old.moment().plusSeconds(60));
        folder.advance(kept.fileName(), NOW);
        wal(
                "000000010000000000000002.gz",
                "000000010000000000000009.gz",
                "000000010000000000000002.00000028.backup.gz");
        wal(
                "000000020000000000000004.gz",
                "000000020000000000000005.gz",
                "00000002000000000000000A",
                "00000002.history.gz");
        folder.prune(KEEP, NOW);
        assertEquals(List.of(kept), folder.bases());
        assertEquals(
                List.of("00000002.history.gz", "000000020000000000000005.gz", "00000002000000000000000A"),
                names("wal"));
        assertEquals(List.of(kept.fileName()), names("moments"));
    }

    @Test
    void theLastWholeCopyStaysHoweverOldItIs() throws IOException {
        var old = base(99, "000000010000000000000002");
        folder.prune(KEEP, NOW);
        assertEquals(List.of(old), folder.bases());
    }

    @Test
    void photosAreCopiedOnceAndPutAsideWhenTheyGo() throws IOException {
        var mirror = new PhotoMirror(photos, folder);
        photo("originals/a");
        photo("originals/.UNFINISHED-b");
        mirror.run(NOW);
        assertEquals(List.of("originals/a"), names("photos"));
        Files.delete(photos.resolve("originals/a"));
        photo("sizes/c");
        mirror.run(NOW);
        assertEquals(List.of("sizes/c"), names("photos"));
        assertEquals(List.of("originals/a"), names("photos-gone"));

        assertEquals(2, mirror.restore());
        assertTrue(Files.exists(photos.resolve("originals/a")), "for a moment at which it was there");
    }

    @Test
    void aDeletedPhotoLeavesTheBackupInTime() throws IOException {
        var mirror = new PhotoMirror(photos, folder);
        photo("originals/a");
        mirror.run(NOW.minus(Duration.ofDays(50)));
        Files.delete(photos.resolve("originals/a"));
        mirror.run(NOW);
        folder.prune(KEEP, NOW.plus(KEEP).minusSeconds(1));
        assertEquals(List.of("originals/a"), names("photos-gone"));
        folder.prune(KEEP, NOW.plus(KEEP).plusSeconds(1));
        assertEquals(List.of(), names("photos-gone"));
    }

    @Test
    void aFolderThatIsNotThereHasLostNothing() throws IOException {
        var mirror = new PhotoMirror(photos, folder);
        photo("originals/a");
        mirror.run(NOW);
        Files.move(photos, temporary.resolve("unmounted"));
        mirror.run(NOW);
        assertEquals(List.of("originals/a"), names("photos"));
    }

    @Test
    void whatACrashLeftIsSweptAndNeverTakenForWhole() throws IOException {
        var left = Files.createFile(folder.unfinished().resolve(".UNFINISHED-1"));
        folder.prune(KEEP, Instant.now());
        assertTrue(Files.exists(left), "it may be under way");
        folder.prune(KEEP, Instant.now().plus(Duration.ofHours(2)));
        assertFalse(Files.exists(left));
        assertEquals(List.of(), folder.bases());
    }

    private Base base(int daysAgo, String wal) throws IOException {
        var base = new Base(NOW.minus(Duration.ofDays(daysAgo)), wal);
        Files.createFile(folder.base(base));
        return base;
    }

    private void wal(String... names) throws IOException {
        for (var name : names) {
            Files.createFile(folder.root().resolve("wal").resolve(name));
        }
    }

    private void photo(String name) throws IOException {
        Files.createDirectories(photos.resolve(name).getParent());
        Files.writeString(photos.resolve(name), name);
    }

    private List<String> names(String of) throws IOException {
        var root = folder.root().resolve(of);
        try (var files = Files.walk(root)) {
            return List.copyOf(files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
    }
}
