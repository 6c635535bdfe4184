package org.whistlestop.support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Lets the embedded database write every change into a backup folder, {@code wal/} in it. As long as nothing is missing there,
 * a file beside the database says so, the chain; without it a base backup begins anew.
 */
public final class WalArchive {

    private static final Logger LOG = Logger.getLogger(WalArchive.class);

    private static final String SCRIPT = "archive-wal.sh";
    private static final String CHAIN = "backup.chain";

    /** For the life of the program; the operating system lets go of it, however that ends. */
    private static FileLock inUse;

    private final Path folder;

    public WalArchive(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    public static Optional<WalArchive> configured() {
        return EarlyConfig.find("whistlestop.backup.folder").map(folder -> new WalArchive(Path.of(folder)));
    }

    public Path folder() {
        return folder;
    }

    public static Path chain(Path home) {
        return home.resolve(CHAIN);
    }

    static void breakChain(Path home) throws IOException {
        Files.deleteIfExists(chain(home));
    }

    /**
     * A folder that is out of reach does not keep the program from starting: a tour goes on without its backup, and says so.
     *
     * @throws Refusal where the folder is another database's, or another program's
     */
    void prepare(Path home, Path cluster) throws IOException {
        makeAndLock();
        try {
            refuseAnotherDatabase(cluster);
        } catch (IOException e) {
            LOG.errorf("Whose backups are in %s cannot be read (%s)", folder, e.getMessage());
        }
        writeScript(home);
    }

    private void makeAndLock() {
        try {
            makeFolders();
        } catch (IOException e) {
            LOG.errorf("Nothing is backed up: the folder %s cannot be used (%s)", folder, e.getMessage());
            return;
        }
        try {
            lock();
        } catch (IOException e) {
            LOG.errorf(
                    "The folder %s of the backups cannot be locked (%s): let no other program write into it",
                    folder, e.getMessage());
        }
    }

    /** For its owner's eyes only: who reads a backup reads everything. */
    public void makeFolders() throws IOException {
        for (var path : List.of(folder, folder.resolve("wal"), folder.resolve("unfinished"))) {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    private void lock() throws IOException {
        if (inUse != null && inUse.isValid()) {
            return;
        }
        var channel = FileChannel.open(folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            inUse = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            inUse = null;
        }
        if (inUse == null) {
            channel.close();
            throw new Refusal("Another Whistlestop writes its backups into " + folder
                    + ": stop it, or set whistlestop.backup.folder to another folder for this one.");
        }
    }

    /** A database that was lost, and made anew by a start in haste, must not be written over the backups of the old one. */
    private void refuseAnotherDatabase(Path cluster) throws IOException {
        var owner = findOwner();
        if (owner.isEmpty()) {
            return;
        }
        if (!Files.exists(cluster)) {
            throw new Refusal("There is no database in " + cluster.getParent() + ", but " + folder
                    + " holds backups of one. To have it back, run this with: restore latest. To begin anew, set "
                    + "whistlestop.backup.folder to another folder.");
        }
        if (!owner.get().equals(systemOf(cluster))) {
            throw new Refusal("The backups in " + folder + " are of another database than the one in "
                    + cluster.getParent() + ". Set whistlestop.backup.folder to another folder.");
        }
    }

    private Optional<String> findOwner() throws IOException {
        var file = folder.resolve("system");
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    /** The number that PostgreSQL gave a cluster when it was made: the first eight bytes of its control file. */
    public static String systemOf(Path cluster) throws IOException {
        try (var control = Files.newInputStream(cluster.resolve("global/pg_control"))) {
            var bytes = ByteBuffer.wrap(control.readNBytes(Long.BYTES)).order(ByteOrder.nativeOrder());
            return Long.toUnsignedString(bytes.getLong());
        }
    }

    private static void writeScript(Path home) throws IOException {
        var fresh = home.resolve(SCRIPT + ".new");
        try (var script = WalArchive.class.getResourceAsStream("/" + SCRIPT)) {
            Files.copy(script, fresh, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(fresh, home.resolve(SCRIPT), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Paths go by the environment: in a command they would have to be quoted twice. */
    List<String> settings() {
        return List.of(
                "archive_mode=on",
                "archive_command=sh \"$ARCHIVE_SCRIPT\" \"%p\" \"%f\"",
                "whistlestop.backup=" + folder);
    }

    /** What is written meanwhile waits for the program that starts on it: an empty command keeps it. */
    List<String> settingsOfRecovery() {
        return List.of(
                "archive_mode=on",
                "archive_command=",
                "hot_standby=off",
                "restore_command=if [ -e \"$ARCHIVE_FOLDER/wal/%f.gz\" ]; then gzip -dc \"$ARCHIVE_FOLDER/wal/%f.gz\" > \"%p\";"
                        + " else cp \"$ARCHIVE_FOLDER/wal/%f\" \"%p\"; fi");
    }

    Map<String, String> environment(Path home) {
        return Map.of(
                "ARCHIVE_SCRIPT", home.resolve(SCRIPT).toString(),
                "ARCHIVE_FOLDER", folder.toString(),
                "ARCHIVE_CHAIN", chain(home).toString());
    }
}
