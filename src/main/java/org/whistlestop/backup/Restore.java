package org.whistlestop.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.whistlestop.channel.delivery.SilenceOfRestore;
import org.whistlestop.support.EmbeddedPostgres;
import org.whistlestop.support.WalArchive;

/** Makes a cluster beside its place, checks it and makes it silent; only then it is one that the program would start on. */
record Restore(Path home, BackupFolder folder) {

    /** At that point of its start the server knows no names of zones, not even Z. */
    private static final DateTimeFormatter TARGET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS+00").withZone(ZoneOffset.UTC);

    /** What stands where afterwards. */
    record Result(Instant lastChange, long pages, int photos, int silenced) {}

    Restore {
        home = home.toAbsolutePath().normalize();
    }

    Result run(Base base, Instant moment) throws IOException, SQLException {
        Files.createDirectories(home);
        var cluster = home.resolve("postgres.restoring");
        deleteTree(cluster);
        unpack(folder.base(base), cluster);
        Files.createFile(cluster.resolve("recovery.signal"));
        var photos = Photos.findEarly();
        var photoFiles = photos.isPresent() ? new PhotoMirror(photos.get(), folder).restore() : 0;
        Result result;
        try (var server = EmbeddedPostgres.recover(
                        home,
                        cluster,
                        new WalArchive(folder.root()),
                        List.of(
                                "recovery_target_time=" + TARGET.format(moment),
                                "recovery_target_timeline=current",
                                "recovery_target_action=promote"));
                var connection = server.source().getConnection()) {
            result = new Result(
                    lastChange(connection), Pages.readAll(connection), photoFiles, silence(connection, moment));
        }
        Files.move(cluster, home.resolve("postgres"), StandardCopyOption.ATOMIC_MOVE);
        Disk.sync(home);
        return result;
    }

    private void unpack(Path archive, Path cluster) throws IOException {
        try (var file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                var tar = new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                var target = target(entry, cluster);
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
                } else {
                    Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
                }
            }
        }
        for (var folder : List.of("pg_wal/archive_status", "pg_wal/summaries")) {
            Files.createDirectories(cluster.resolve(folder));
        }
    }

    private Path target(TarArchiveEntry entry, Path cluster) throws IOException {
        var path = Path.of(entry.getName()).normalize();
        if (path.startsWith("postgres")) {
            return path.getNameCount() == 1 ? cluster : cluster.resolve(path.subpath(1, path.getNameCount()));
        }
        if (path.equals(Path.of("postgres.password"))) {
            return home.resolve(path);
        }
        throw new IOException("A whole copy holds no " + entry.getName());
    }

    private static Instant lastChange(Connection connection) throws SQLException {
        try (var rows = connection.createStatement().executeQuery("select pg_last_xact_replay_timestamp()")) {
            rows.next();
            var at = rows.getObject(1, OffsetDateTime.class);
            return at == null ? null : at.toInstant();
        }
    }

    private static int silence(Connection connection, Instant moment) throws SQLException {
        return SilenceOfRestore.begin(
                connection,
                "Restored to the state of " + moment.truncatedTo(ChronoUnit.SECONDS)
                        + ". What went out after that is not known here: look at the channels, then end the silence.");
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
