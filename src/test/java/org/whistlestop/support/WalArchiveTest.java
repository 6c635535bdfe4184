package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with the folder, a database does not get among the backups of another. */
class WalArchiveTest {

    @TempDir
    Path temporary;

    private Path folder;
    private Path home;

    @BeforeEach
    void aDatabase() throws IOException {
        folder = Files.createDirectories(temporary.resolve("backup"));
        home = temporary.resolve("data");
        var control = home.resolve("postgres/global/pg_control");
        Files.createDirectories(control.getParent());
        Files.write(control, new byte[] {7, 0, 0, 0, 0, 0, 0, 0});
    }

    @Test
    void aFolderThatCannotBeLockedStillHasAnOwner() throws IOException {
        Files.createDirectories(folder.resolve("in-use"));
        assertTakesItsOwnerOnly();
    }

    @Test
    void soDoesOneInWhichNoFolderCanBeMade() throws IOException {
        Files.createFile(folder.resolve("unfinished"));
        assertTakesItsOwnerOnly();
    }

    private void assertTakesItsOwnerOnly() throws IOException {
        assertDoesNotThrow(this::prepare);
        Files.writeString(folder.resolve("system"), "8");
        assertThrows(Refusal.class, this::prepare);
    }

    private void prepare() throws IOException {
        new WalArchive(folder).prepare(home, home.resolve("postgres"));
    }
}
