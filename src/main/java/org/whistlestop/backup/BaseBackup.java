package org.whistlestop.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.whistlestop.support.WalArchive;

/**
 * Copies a running cluster whole. Its files change meanwhile and do not fit together; the log of that time, without which a
 * server refuses to start on them, mends that.
 */
final class BaseBackup {

    /** What a server makes anew: the PostgreSQL manual's list. The folders themselves must be there. */
    private static final Set<String> EMPTY = Set.of(
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_wal");

    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map", "backup_manifest");

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final long ROOM = 200_000_000;

    private final DataSource database;
    private final Path home;
    private final BackupFolder folder;

    BaseBackup(DataSource database, Path data, BackupFolder folder) {
        this.database = database;
        this.home = data.toAbsolutePath().normalize();
        this.folder = folder;
    }

    /** One at a time, whoever asks; answers the copy once all that it needs is in the archive. */
    Base make() throws IOException, SQLException {
        try (var connection = database.getConnection()) {
            // Goes with the connection; a backup that is under way ends with it, too.
            query(connection, "select pg_advisory_lock(8217435)::text");
            query(connection, "set statement_timeout = " + PATIENCE.toMillis());
            folder.make();
            folder.own(WalArchive.systemOf(cluster()));
            refuseWithoutRoom();
            var chain = new ChainFile(home, folder.root());
            chain.begin();
            var fresh = Disk.newFile(folder.unfinished());
            try {
                var wal = query(connection, "select pg_walfile_name(pg_backup_start('whistlestop', fast => true))");
                write(connection, fresh);
                var base = new Base(now(connection), wal);
                chain.mustHold();
                Disk.place(fresh, folder.base(base));
                chain.name(base);
                return base;
            } finally {
                Files.deleteIfExists(fresh);
            }
        }
    }

    private Path cluster() {
        return home.resolve("postgres");
    }

    /** On a disk that it shares with the database it must leave that its room. */
    private void refuseWithoutRoom() throws IOException {
        var size = new long[1];
        Files.walkFileTree(cluster(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                size[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                return skipIfGone(file, e);
            }
        });
        var free = Files.getFileStore(folder.root()).getUsableSpace();
        if (free < size[0] + ROOM) {
            throw new IOException("a whole copy may need " + (size[0] + ROOM) / 1_000_000 + " MB, and there are "
                    + free / 1_000_000 + " MB free in " + folder.root());
        }
    }

    private void write(Connection connection, Path fresh) throws IOException, SQLException {
        var packing = new GzipParameters();
        packing.setCompressionLevel(1);
        try (var file = new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16);
                var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(file, packing), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            add(tar, "postgres.password", Files.readAllBytes(home.resolve("postgres.password")));
            addCluster(tar);
            add(tar, cluster().resolve("global/pg_control")); // last: it says how far the others are
            add(tar, "postgres/backup_label", stop(connection).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Waits until the log is archived that belongs to it. */
    private static String stop(Connection connection) throws SQLException {
        return query(connection, "select labelfile from pg_backup_stop(wait_for_archive => true)");
    }

    private void addCluster(TarArchiveOutputStream tar) throws IOException {
        Files.walkFileTree(cluster(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                tar.putArchiveEntry(new TarArchiveEntry(name(path) + "/"));
                tar.closeArchiveEntry();
                var parent = cluster().relativize(path).getParent();
                return parent == null && EMPTY.contains(path.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (isWanted(file)) {
                    add(tar, file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                return skipIfGone(file, e);
            }
        });
    }

    /** The server drops tables and temporary files meanwhile; the log knows. */
    private static FileVisitResult skipIfGone(Path file, IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }

    private boolean isWanted(Path file) {
        var name = file.getFileName().toString();
        return !LEFT_OUT.contains(name)
                && !name.startsWith("pg_internal.init")
                && !name.startsWith("pgsql_tmp")
                && !name.equals("pg_control");
    }

    private String name(Path path) {
        return home.relativize(path).toString();
    }

    /** As long as it was at the beginning, whatever happens to it meanwhile: what is missing or too much, the log mends. */
    private void add(TarArchiveOutputStream tar, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var entry = new TarArchiveEntry(name(file));
            entry.setSize(Files.size(file));
            tar.putArchiveEntry(entry);
            copy(in, tar, entry.getSize());
            tar.closeArchiveEntry();
        } catch (NoSuchFileException e) {
            // dropped a moment ago
        }
    }

    private static void copy(InputStream in, TarArchiveOutputStream tar, long size) throws IOException {
        var buffer = new byte[1 << 16];
        for (var left = size; left > 0; ) {
            var wanted = (int) Math.min(left, buffer.length);
            var read = in.readNBytes(buffer, 0, wanted);
            java.util.Arrays.fill(buffer, read, wanted, (byte) 0);
            tar.write(buffer, 0, wanted);
            left -= wanted;
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] bytes) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return null;
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        try (var rows = connection.createStatement().executeQuery("select clock_timestamp()")) {
            rows.next();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
