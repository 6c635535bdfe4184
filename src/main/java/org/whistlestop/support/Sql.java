package org.whistlestop.support;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Runs one SQL statement on plain JDBC; inside a transaction, as part of it. */
public final class Sql {

    private Sql() {}

    public static <T> T with(DataSource database, String sql, Use<PreparedStatement, T> use) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return use.of(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The database did not answer: " + e.getMessage(), e);
        }
    }

    public static <T> List<T> list(PreparedStatement query, Use<ResultSet, T> read) throws SQLException {
        try (var rows = query.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(read.of(rows));
            }
            return found;
        }
    }

    /** The one row that there must be. */
    public static <T> T single(PreparedStatement query, Use<ResultSet, T> read) throws SQLException {
        var found = list(query, read);
        if (found.size() != 1) {
            throw new SQLException("Expected one row, found " + found.size());
        }
        return found.get(0);
    }

    /** Reads a timestamp that may be null. */
    public static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    @FunctionalInterface
    public interface Use<A, B> {
        B of(A what) throws SQLException;
    }
}
