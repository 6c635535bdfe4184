package org.whistlestop.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.whistlestop.support.Sql;
import org.whistlestop.support.WalArchive;
import org.whistlestop.testing.TestDatabase;

/** How far one could restore, when the archive gives up. */
class ProgressTest {

    private static final Instant FIRST = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    Path temporary;

    @Test
    void afterTheArchiveGaveUpANewChainAdvances() throws Exception {
        var folder = new BackupFolder(temporary.resolve("backup"));
        folder.make();
        var home = Files.createDirectories(temporary.resolve("data"));
        var database = database();
        var progress = new Progress(database, home, folder, Optional.empty());

        begin(home, folder, FIRST);
        assertThrows(IOException.class, () -> progress.advance(Duration.ZERO), "its disk is full");
        Files.delete(WalArchive.chain(home));
        assertTrue(progress.advance(Duration.ZERO).isEmpty(), "no chain, no moment");

        var chain = begin(home, folder, FIRST.plusSeconds(600));
        archiveFromNowOn(database, folder);
        var moment = progress.advance(Duration.ofSeconds(1));
        assertTrue(moment.isPresent());
        assertEquals(moment, folder.momentOf(chain));
    }

    private static DataSource database() {
        var settings = TestDatabase.fresh();
        var source = new PGSimpleDataSource();
        source.setUrl(settings.get("quarkus.datasource.jdbc.url"));
        source.setUser(settings.get("quarkus.datasource.username"));
        source.setPassword(settings.get("quarkus.datasource.password"));
        return source;
    }

    private static String begin(Path home, BackupFolder folder, Instant moment) throws IOException {
        var base = new Base(moment, "000000010000000000000002");
        var chain = new ChainFile(home, folder.root());
        chain.begin();
        chain.name(base);
        return base.fileName();
    }

    /** The file that is being written, and the next: that one may be full in a moment. */
    private static void archiveFromNowOn(DataSource database, BackupFolder folder) throws IOException, SQLException {
        for (var ahead = 0; ahead < 2; ahead++) {
            var name = Sql.with(
                    database,
                    "select pg_walfile_name(pg_current_wal_insert_lsn() + " + ahead * (16 << 20) + ")",
                    query -> Sql.single(query, row -> row.getString(1)));
            Files.createFile(folder.root().resolve("wal").resolve(name));
        }
    }
}
