package org.whistlestop.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.whistlestop.support.EmbeddedPostgres;
import org.whistlestop.support.FreePort;

/** A real PostgreSQL for the tests, started once a JVM on {@code target/test-data}, with a fresh database for each use. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    public static final String ADMIN_TOKEN = "test-setup-token";

    // A test profile loads this class once more; properties are the JVM's.
    private static final String URL = "test.database.url";
    private static final String USERNAME = "test.database.username";
    private static final String PASSWORD = "test.database.password";

    /** Two keys, as in the midst of a change from the older to the newer. */
    public static final String OLD_SECRETS_KEY = "1=" + "A".repeat(43) + "=";

    private static final String SECRETS_KEYS = "2=" + "B".repeat(43) + "=," + OLD_SECRETS_KEY;

    /** A fresh database of the shared server, by the names of the settings that point at it. */
    public static synchronized Map<String, String> fresh() {
        if (System.getProperty(URL) == null) {
            publish(EmbeddedPostgres.start(Path.of("target/test-data")));
            setFsync();
        }
        var name = "test_" + System.nanoTime();
        execute("create database " + name);
        return Map.of(
                "quarkus.datasource.jdbc.url",
                System.getProperty(URL).replaceFirst("/postgres$", "/" + name),
                "quarkus.datasource.username",
                System.getProperty(USERNAME),
                "quarkus.datasource.password",
                System.getProperty(PASSWORD),
                "whistlestop.admin-token",
                ADMIN_TOKEN,
                "whistlestop.secrets.keys",
                SECRETS_KEYS,
                "whistlestop.storage.folder",
                "target/test-photos",
                "whistlestop.uploads.folder",
                "target/test-arriving");
    }

    /** Said each time, as the server's folder remembers it: unit tests prove nothing of durability and need not wait for the disk. */
    private static void setFsync() {
        execute("alter system set fsync = " + System.getProperty("test.fsync", "on"), "select pg_reload_conf()");
    }

    /** Throws out who is connected and lets nobody in. */
    public static void takeAway(Map<String, String> database) {
        var name = nameOf(database);
        execute(
                "alter database " + name + " allow_connections false",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    public static void giveBack(Map<String, String> database) {
        execute("alter database " + nameOf(database) + " allow_connections true");
    }

    private static String nameOf(Map<String, String> database) {
        var url = database.get("quarkus.datasource.jdbc.url");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static void execute(String... statements) {
        try (var connection = DriverManager.getConnection(
                        System.getProperty(URL), System.getProperty(USERNAME), System.getProperty(PASSWORD));
                var statement = connection.createStatement()) {
            for (var text : statements) {
                statement.execute(text);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void publish(EmbeddedPostgres server) {
        System.setProperty(URL, server.jdbcUrl());
        System.setProperty(USERNAME, server.username());
        System.setProperty(PASSWORD, server.password());
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(fresh());
        settings.put("quarkus.mailer.port", String.valueOf(FreePort.find()));
        return settings;
    }

    @Override
    public void stop() {
        // The server ends with the JVM; other test classes use it too.
    }
}
