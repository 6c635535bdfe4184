package org.whistlestop.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whistlestop.support.Refusal;

/** What a restore says instead of doing harm; nothing is touched before. */
class RestoreRefusalsTest {

    private static final Instant FROM = Instant.parse("2026-11-20T08:00:00.123456Z");
    private static final Instant UNTIL = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path temporary;

    private Path data;
    private BackupFolder folder;

    @BeforeEach
    void aBackupOfFourHours() throws IOException {
        data = temporary.resolve("data");
        folder = new BackupFolder(temporary.resolve("backup"));
        folder.make();
        chain(new Base(FROM, "000000010000000000000002"), UNTIL);
    }

    private void chain(Base base, Instant until) throws IOException {
        Files.createFile(folder.base(base));
        folder.advance(base.fileName(), until);
    }

    @Test
    void aDatabaseIsNeverWrittenOver() throws IOException {
        Files.createDirectories(data.resolve("postgres"));
        assertEquals(
                "There is a database in " + data + ". Move it away first, for instance: mv " + data + " " + data
                        + ".before",
                refusal("latest"));
    }

    @Test
    void aFolderOfSomethingElseIsNotFilled() throws IOException {
        Files.createDirectories(data.resolve("holiday"));
        assertEquals(
                "The folder " + data + " is not empty: there is holiday. Restore into an empty one.",
                refusal("latest"));
    }

    @Test
    void aMomentOutsideNamesThePossibleOnes() {
        for (var moment : List.of("2026-11-20T08:00:00Z", "2026-11-20T12:00:00.000001Z")) {
            assertEquals(
                    "The state of " + moment
                            + " is not in the backups. They reach from 2026-11-20T08:00:00.123456Z to 2026-11-20T12:00:00Z.",
                    refusal(moment));
        }
    }

    @Test
    void timesWithoutABackupInBetweenAreNamedToo() throws IOException {
        chain(new Base(UNTIL.plusSeconds(3600), "000000020000000000000005"), UNTIL.plusSeconds(7200));
        assertEquals(
                "The state of 2026-11-20T12:30:00Z is not in the backups. They reach from 2026-11-20T08:00:00.123456Z to "
                        + "2026-11-20T12:00:00Z, and from 2026-11-20T13:00:00Z to 2026-11-20T14:00:00Z.",
                refusal("2026-11-20T12:30:00Z"));
    }

    @Test
    void aMomentWithoutAnOffsetCouldBeAny() {
        for (var word : List.of("2026-11-20T10:00:00", "yesterday", "")) {
            assertTrue(refusal(word).startsWith("\"" + word + "\" is no moment. Write it with its offset"), word);
        }
        assertTrue(refusal("latest", "2026-11-20T10:00:00Z").startsWith("Say one moment"));
    }

    @Test
    void withoutTheKeyItAsksForIt() {
        var sentence = refusal("2026-11-20T10:00:00+01:00");
        assertTrue(sentence.contains("Put your copy of it at " + data.resolve("secrets.key")), sentence);
        assertTrue(sentence.contains("add the word without-key"), sentence);
    }

    @Test
    void withTheKeyOrTheWordItGoesOn() throws IOException {
        // The base is an empty file: that far it came.
        assertThrows(IOException.class, () -> restore("latest", "without-key"));
        Files.createDirectories(data);
        Files.createFile(data.resolve("secrets.key"));
        assertThrows(IOException.class, () -> restore("latest"));
        assertFalse(Files.exists(data.resolve("postgres")), "nothing that looks like a database");
    }

    @Test
    void anUnfinishedCopyIsNone() throws IOException {
        Files.delete(folder.base(new Base(FROM, "000000010000000000000002")));
        Files.createFile(folder.unfinished().resolve(".UNFINISHED-1"));
        assertEquals("There is no whole backup in this folder yet.", refusal("latest"));
    }

    private String refusal(String... words) {
        var sentence = assertThrows(Refusal.class, () -> restore(words)).getMessage();
        assertFalse(Files.exists(data.resolve("postgres.restoring")));
        return sentence;
    }

    private void restore(String... words) throws Exception {
        new RestoreCommand(data, folder, new PrintStream(PrintStream.nullOutputStream())).run(List.of(words));
    }
}
