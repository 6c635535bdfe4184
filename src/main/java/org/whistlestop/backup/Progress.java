package org.whistlestop.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Moves the moment on until which all can be restored. Photos first: a row that is in the archive then has its photo there, for
 * the files come before their rows.
 */
final class Progress {

    /** A restore stops at the first commit after its moment, so there must be one. */
    private static final String COMMIT = "select pg_logical_emit_message(true, 'whistlestop', 'backup')";

    /** The file of the log in which that commit is; then the server goes on to the next, and this one can be archived. */
    private static final String SWITCH =
            "select pg_walfile_name(pg_current_wal_insert_lsn() - 1), pg_switch_wal()::text";

    private final DataSource database;
    private final ChainFile chain;
    private final BackupFolder folder;
    private final Optional<PhotoMirror> photos;
    private Step pending;

    /**
     * @param moment what is reached once the file of the log is in the archive
     */
    private record Step(String chain, Instant moment, String wal) {}

    Progress(DataSource database, Path data, BackupFolder folder, Optional<PhotoMirror> photos) {
        this.database = database;
        this.chain = new ChainFile(data, folder.root());
        this.folder = folder;
        this.photos = photos;
    }

    /** Answers the moment until which all can be restored now; none before the first whole copy. */
    Optional<Instant> advance(Duration patience) throws IOException, SQLException, InterruptedException {
        var current = chain.find();
        if (current.isEmpty()) {
            return Optional.empty();
        }
        // What the archive gave up never comes.
        if (pending != null && !pending.chain().equals(current.get())) {
            pending = null;
        }
        // While one waits no other begins: each would leave another 16 MB on the database's disk.
        if (pending == null) {
            pending = begin(current.get());
        }
        await(patience);
        if (chain.find().filter(pending.chain()::equals).isPresent()) {
            folder.advance(pending.chain(), pending.moment());
        }
        pending = null;
        return folder.momentOf(current.get());
    }

    private Step begin(String current) throws IOException, SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            Instant moment;
            try (var now = statement.executeQuery("select clock_timestamp()")) {
                now.next();
                moment = now.getObject(1, OffsetDateTime.class).toInstant();
            }
            if (photos.isPresent()) {
                photos.get().run(moment);
            }
            statement.execute(COMMIT);
            try (var wal = statement.executeQuery(SWITCH)) {
                wal.next();
                return new Step(current, moment, wal.getString(1));
            }
        }
    }

    private void await(Duration patience) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!folder.holds(pending.wal())) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the database's changes do not get into " + folder.root()
                        + "; postgres.log, beside the database, says why");
            }
            Thread.sleep(20);
        }
    }
}
