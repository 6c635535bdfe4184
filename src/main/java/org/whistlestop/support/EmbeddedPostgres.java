package org.whistlestop.support;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a PostgreSQL server of our own on a folder, for laptops, demos and tests: durable, on a free loopback port, gone with
 * the program even when that is killed.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path log;
    private final int port;
    private final String password;
    private final Process server;

    private EmbeddedPostgres(Path log, int port, String password, Process server) {
        this.log = log;
        this.port = port;
        this.password = password;
        this.server = server;
    }

    /** Starts the server and points the datasource at it, unless the configuration names a database. */
    public static void startUnlessConfigured() {
        // The build's archive step runs main() too.
        if (System.getProperty("quarkus.appcds.generate") != null) {
            return;
        }
        var config = bareConfig();
        if (config.getOptionalValue("quarkus.datasource.jdbc.url", String.class)
                .filter(url -> !url.isBlank())
                .isPresent()) {
            return;
        }
        var data = Path.of(
                config.getOptionalValue("whistlestop.data", String.class).orElse("data"));
        var server = start(data);
        System.setProperty("quarkus.datasource.jdbc.url", server.jdbcUrl());
        System.setProperty("quarkus.datasource.username", server.username());
        System.setProperty("quarkus.datasource.password", server.password());
        System.setProperty("whistlestop.embedded", "true");
    }

    /** Starts a server on the folder, making the cluster there when it is new. */
    public static EmbeddedPostgres start(Path data) {
        try {
            var home = data.toAbsolutePath().normalize();
            Files.createDirectories(home);
            var binaries = PostgresBinaries.unpackInto(home);
            var cluster = home.resolve("postgres");
            PostgresCluster.makeUnlessThere(binaries, home, cluster);
            PostgresCluster.awaitFormerServer(cluster);
            // No shutdown hook: hooks run side by side, and the program needs its database to the end. The pipe closes
            // by itself.
            return launch(binaries, home, cluster);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database cannot be started in " + data.toAbsolutePath(), e);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String username() {
        return "postgres";
    }

    public String password() {
        return password;
    }

    /** Stops the server; what was committed is on disk. */
    @Override
    public void close() {
        try {
            server.getOutputStream().close();
            server.waitFor();
        } catch (IOException e) {
            server.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A config before Quarkus has one: environment, system properties, application.properties. */
    private static SmallRyeConfig bareConfig() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .addPropertiesSources()
                .build();
    }

    private static EmbeddedPostgres launch(Path binaries, Path home, Path cluster) throws IOException {
        var port = freePort();
        var log = home.resolve("postgres.log");
        // The shell holds our end of a pipe: when this program dies, however it dies, `cat` ends and the server is
        // stopped.
        var command = new ArrayList<>(PostgresCommand.ownSession());
        command.addAll(
                List.of("sh", "-c", "\"$@\" </dev/null & p=$!; cat >/dev/null; kill -INT $p; wait $p", "postgres"));
        command.addAll(PostgresCommand.asNonRoot(List.of(
                binaries.resolve("bin/postgres").toString(),
                "-D",
                cluster.toString(),
                "-p",
                String.valueOf(port),
                "-h",
                "127.0.0.1",
                "-k",
                "",
                "-c",
                "shared_buffers=64MB",
                "-c",
                "max_connections=40")));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        var password = PostgresCluster.password(home);
        var server = new EmbeddedPostgres(log, port, password, process);
        server.awaitReady(cluster.resolve("postmaster.pid"));
        return server;
    }

    /** Line 4 of the pid file is the port, line 8 says "ready". */
    private void awaitReady(Path pidFile) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(pidFile)) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IOException("PostgreSQL did not start; see " + log + PostgresCommand.hintForRoot());
            }
            PostgresCluster.pause();
        }
    }

    private boolean isReady(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return false;
        }
        var lines = Files.readAllLines(pidFile);
        return lines.size() > 7
                && lines.get(3).trim().equals(String.valueOf(port))
                && lines.get(7).trim().equals("ready");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
