package org.whistlestop.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** The tests' PostgreSQL, told what to write into its log. */
final class Server {

    static final Path LOG = Path.of("target/test-data/postgres.log");

    private Server() {}

    static void set(Map<String, String> database, String setting, String value) throws SQLException {
        run(database, "alter system set " + setting + " = '" + value + "'");
        run(database, "select pg_reload_conf()");
    }

    static void reset(Map<String, String> database, String setting) throws SQLException {
        run(database, "alter system reset " + setting);
        run(database, "select pg_reload_conf()");
    }

    static void run(Map<String, String> database, String statement) throws SQLException {
        try (var connection = connect(database, "extended");
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    /** How it would go about a statement whatever its parameters; what cannot be planned so (a {@code BEGIN}) says why not. */
    static String plan(Map<String, String> database, String statement) throws SQLException {
        // Of the other protocol $1 would be a parameter that we owe it.
        try (var connection = connect(database, "simple");
                var running = connection.createStatement();
                var lines = running.executeQuery("explain (generic_plan) " + statement)) {
            var plan = new StringBuilder();
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
            return plan.toString();
        } catch (SQLException e) {
            return "none: " + e.getMessage();
        }
    }

    private static Connection connect(Map<String, String> database, String protocol) throws SQLException {
        var login = new Properties();
        login.setProperty("user", database.get("quarkus.datasource.username"));
        login.setProperty("password", database.get("quarkus.datasource.password"));
        login.setProperty("preferQueryMode", protocol);
        return DriverManager.getConnection(database.get("quarkus.datasource.jdbc.url"), login);
    }
}
