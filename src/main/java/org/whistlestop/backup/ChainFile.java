package org.whistlestop.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.whistlestop.support.WalArchive;

/**
 * Lies beside the database for as long as nothing is missing in the archive: a start without a backup folder deletes it, and so
 * does the archive's script when it gives up. Names the backup folder and, once there is one, the first base of the chain.
 */
record ChainFile(Path home, Path folder) {

    /** Goes on with a chain, or says that one is about to begin. */
    void begin() throws IOException {
        if (find().isEmpty()) {
            write("");
        }
    }

    Optional<String> find() throws IOException {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file());
        return lines.size() > 1
                        && lines.get(0).equals(folder.toString())
                        && !lines.get(1).isBlank()
                ? Optional.of(lines.get(1))
                : Optional.empty();
    }

    private Path file() {
        return WalArchive.chain(home.toAbsolutePath().normalize());
    }

    void mustHold() throws IOException {
        if (!Files.exists(file())) {
            throw new IOException("the archive gave up while a whole copy was made");
        }
    }

    void name(Base first) throws IOException {
        if (find().isEmpty()) {
            write(first.fileName());
        }
    }

    private void write(String chain) throws IOException {
        var file = file();
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, folder + "\n" + chain + "\n");
        Disk.sync(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        Disk.sync(file.getParent());
    }
}
