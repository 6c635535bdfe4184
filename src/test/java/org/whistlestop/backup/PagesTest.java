package org.whistlestop.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whistlestop.support.EmbeddedPostgres;

/** A disk that turns a bit is noticed wherever it does. */
class PagesTest {

    /** A table, its index, and where its long values are. */
    private static final List<String> PLACES = List.of(
            "select pg_relation_filepath('thing')",
            "select pg_relation_filepath('thing_pkey')",
            "select pg_relation_filepath(reltoastrelid) from pg_class where relname = 'thing'");

    @TempDir
    Path home;

    @Test
    void aTurnedBitIsNoticedInTablesIndexesAndLongValues() throws Exception {
        try (var server = EmbeddedPostgres.start(home);
                var connection = server.source().getConnection()) {
            connection.createStatement().execute("create table thing (id int primary key, long text)");
            connection.createStatement().execute("alter table thing alter long set storage external");
            connection.createStatement().execute("insert into thing values (1, repeat('long', 9999))");
        }
        for (var place : PLACES) {
            // Nothing of it is in memory then.
            try (var server = EmbeddedPostgres.start(home);
                    var connection = server.source().getConnection()) {
                var file = home.resolve("postgres").resolve(query(connection, place));
                turn(file);
                var noticed = assertThrows(SQLException.class, () -> Pages.readAll(connection), place);
                assertTrue(noticed.getMessage().contains("invalid page"), noticed.getMessage());
                turn(file);
                assertTrue(Pages.readAll(connection) > 100, "all is well again");
                assertEquals("1", query(connection, "select count(*) from pg_extension"), "it leaves nothing");
            }
        }
    }

    private static void turn(Path file) throws IOException {
        try (var pages = new RandomAccessFile(file.toFile(), "rw")) {
            pages.seek(4000);
            var bits = pages.read();
            pages.seek(4000);
            pages.write(bits ^ 1);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
