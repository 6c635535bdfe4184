package org.whistlestop.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Runs a PostgreSQL server of our own on a folder, for laptops, demos and tests: durable, on a free loopback port, gone with
 * the program even when that is killed.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** By then the shell has surely started it. */
    private static final Duration HASTE = Duration.ofSeconds(2);

    private static final String USER = "postgres";

    /** The program's. */
    private static volatile EmbeddedPostgres own;

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
        if (EarlyConfig.find("quarkus.datasource.jdbc.url").isPresent()) {
            return;
        }
        var server = start(EarlyConfig.data(), WalArchive.configured());
        own = server;
        System.setProperty("quarkus.datasource.jdbc.url", server.jdbcUrl());
        System.setProperty("quarkus.datasource.username", server.username());
        System.setProperty("quarkus.datasource.password", server.password());
        System.setProperty("whistlestop.embedded", "true");
    }

    /** Starts a server on the folder, making the cluster there when it is new. */
    public static EmbeddedPostgres start(Path data) {
        return start(data, Optional.empty());
    }

    /** The same, with a backup folder into which it writes down every change. */
    public static EmbeddedPostgres start(Path data, Optional<WalArchive> archive) {
        try {
            var home = data.toAbsolutePath().normalize();
            Files.createDirectories(home);
            var cluster = home.resolve("postgres");
            if (archive.isPresent()) {
                archive.get().prepare(home, cluster);
            } else {
                WalArchive.breakChain(home);
            }
            var binaries = PostgresBinaries.unpackInto(home);
            PostgresCluster.makeUnlessThere(binaries, home, cluster);
            PostgresCluster.awaitFormerServer(cluster);
            // No shutdown hook: hooks run side by side, and the program needs its database to the end. The pipe closes
            // by itself.
            return launch(
                    binaries,
                    home,
                    cluster,
                    archive.map(WalArchive::settings).orElse(List.of()),
                    archive.map(there -> there.environment(home)).orElse(Map.of()),
                    PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database cannot be started in " + data.toAbsolutePath(), e);
        }
    }

    /** Brings a copy of a cluster to a moment by what is in the archive; answers once it is reached, however long that takes. */
    public static EmbeddedPostgres recover(Path home, Path cluster, WalArchive archive, List<String> target)
            throws IOException {
        var settings = new ArrayList<>(archive.settingsOfRecovery());
        settings.addAll(target);
        return launch(
                PostgresBinaries.unpackInto(home),
                home,
                cluster,
                settings,
                archive.environment(home),
                Duration.ofDays(1));
    }

    /** The server that this program runs on, for what needs a connection for longer than the pool lends one. */
    public static Optional<DataSource> findOwn() {
        return Optional.ofNullable(own).map(EmbeddedPostgres::source);
    }

    /** The server that a running program has on the folder. */
    public static Optional<DataSource> findRunning(Path data) {
        try {
            var home = data.toAbsolutePath().normalize();
            return PostgresCluster.findPort(home.resolve("postgres")).map(port -> source(port, password(home)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DataSource source() {
        return source(port, password);
    }

    private static DataSource source(int port, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(url(port));
        source.setUser(USER);
        source.setPassword(password);
        return source;
    }

    private static String password(Path home) {
        try {
            return PostgresCluster.password(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String jdbcUrl() {
        return url(port);
    }

    public String username() {
        return USER;
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

    private static EmbeddedPostgres launch(
            Path binaries,
            Path home,
            Path cluster,
            List<String> settings,
            Map<String, String> environment,
            Duration patience)
            throws IOException {
        var port = FreePort.find();
        var log = home.resolve("postgres.log");
        // The shell holds our end of a pipe: when this program dies, however it dies, `cat` ends and the server is
        // stopped.
        var command = new ArrayList<>(PostgresCommand.ownSession());
        command.addAll(
                List.of("sh", "-c", "\"$@\" </dev/null & p=$!; cat >/dev/null; kill -INT $p; wait $p", "postgres"));
        var postgres = new ArrayList<>(List.of(
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
                "max_connections=40"));
        settings.forEach(setting -> postgres.addAll(List.of("-c", setting)));
        command.addAll(PostgresCommand.asNonRoot(postgres));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        var process = builder.start();
        var password = PostgresCluster.password(home);
        var server = new EmbeddedPostgres(log, port, password, process);
        server.awaitReady(cluster.resolve("postmaster.pid"), patience);
        return server;
    }

    /** Line 4 of the pid file is the port, line 8 says "ready". */
    private void awaitReady(Path pidFile, Duration patience) throws IOException {
        var begun = System.nanoTime();
        while (!isReady(pidFile)) {
            var waited = System.nanoTime() - begun;
            if (waited > patience.toNanos() || waited > HASTE.toNanos() && !isAlive()) {
                close();
                throw new IOException("PostgreSQL did not start; see " + log + PostgresCommand.hintForRoot());
            }
            PostgresCluster.pause();
        }
    }

    /** The shell lives on without it, at our pipe. */
    private boolean isAlive() {
        return server.descendants()
                .flatMap(process -> process.info().command().stream())
                .anyMatch(command -> !command.endsWith("cat"));
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
}
