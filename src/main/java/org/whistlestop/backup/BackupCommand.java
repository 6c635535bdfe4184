package org.whistlestop.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.whistlestop.support.EmbeddedPostgres;
import org.whistlestop.support.Refusal;
import org.whistlestop.support.Sql;
import org.whistlestop.support.WalArchive;

/** Makes a whole copy now, of a running program's database as of one that stands still. */
record BackupCommand(Path data, BackupFolder folder, PrintStream out) {

    void run() throws IOException, SQLException, InterruptedException {
        if (!Files.exists(data.resolve("postgres"))) {
            throw new Refusal("There is no database in " + data.toAbsolutePath().normalize()
                    + ": set WHISTLESTOP_DATA to the folder that has it.");
        }
        var running = EmbeddedPostgres.findRunning(data);
        if (running.isPresent()) {
            refuseAnotherFolder(running.get());
            copy(running.get());
        } else {
            try (var server = EmbeddedPostgres.start(data, Optional.of(new WalArchive(folder.root())))) {
                copy(server.source());
            }
        }
    }

    private void refuseAnotherFolder(DataSource database) {
        var theirs = Sql.with(
                database,
                "select coalesce(current_setting('whistlestop.backup', true), '')",
                query -> Sql.single(query, row -> row.getString(1)));
        if (theirs.isEmpty()) {
            throw new Refusal("The running program has no backup folder: start it anew with WHISTLESTOP_BACKUP_FOLDER="
                    + folder.root() + ".");
        }
        if (!theirs.equals(folder.root().toString())) {
            throw new Refusal("The running program backs up into " + theirs + ", not into " + folder.root() + ".");
        }
    }

    private void copy(DataSource database) throws IOException, SQLException, InterruptedException {
        var base = new BaseBackup(database, data, folder).make();
        var photos = Photos.findEarly().map(there -> new PhotoMirror(there, folder));
        var until = new Progress(database, data, folder, photos)
                .advance(Duration.ofMinutes(2))
                .orElseThrow(() -> new IOException("the archive gave up"));
        out.printf(
                "Backed up until %s: %s, %.1f MB%s.%n",
                until,
                folder.base(base),
                Files.size(folder.base(base)) / 1e6,
                photos.isPresent() ? ", and the photos" : "; the photos are in a bucket");
        out.println("Keep a copy of " + data.resolve("secrets.key") + " elsewhere: it is not in the backup.");
    }
}
