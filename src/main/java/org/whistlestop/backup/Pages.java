package org.whistlestop.backup;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads the database page by page, indexes and long values with the tables: the server checks each page's sum as it does. */
final class Pages {

    private Pages() {}

    /** Answers how many there are; what fails says which. */
    static long readAll(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("create extension pg_prewarm");
            try (var rows = statement.executeQuery("""
                    select sum(pg_prewarm(oid, 'buffer')) from pg_class
                    where relkind in ('r', 't', 'i', 'm', 'S') and relpersistence = 'p'""")) {
                rows.next();
                return rows.getLong(1);
            }
        } finally {
            connection.rollback(); // the extension goes again
            connection.setAutoCommit(true);
        }
    }
}
