package org.whistlestop.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a tool ends says whether the picture is to blame. */
class VipsToolTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"kill -KILL $$, 5", "kill -SEGV $$, 5", "exec sleep 9, 2"})
    void aToolThatWasLostIsWorthAnotherTry(String script, int tries) {
        var lost = assertThrows(DecoderLostException.class, () -> resize(script));

        assertEquals(tries, lost.tries());
    }

    @ParameterizedTest
    @CsvSource({"exit 1", "exit 255"})
    void aToolThatSaysNoHasReadThePicture(String script) {
        assertThrows(UnreadableImageException.class, () -> resize(script));
    }

    @Test
    void aFullDiskIsNeverThePictures() {
        assertThrows(StoreFullException.class, () -> resize("echo No space left on device; kill -KILL $$"));
    }

    private void resize(String script) throws IOException, UnreadableImageException {
        var program = Files.writeString(folder.resolve("tool"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        var original = Files.createFile(folder.resolve("picture"));
        try (var work = new Workspace(original, folder)) {
            new VipsTool(program, Samples.config(Map.of("time-limit", "1S")))
                    .resize(work, Workspace.ORIGINAL, "9x9", "made.jpg", "");
        }
    }
}
