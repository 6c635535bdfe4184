package org.whistlestop.support;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

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
            if (!Files.exists(cluster)) {
                initialise(binaries, home, cluster);
            }
            awaitFormerServer(cluster);
            var server = launch(binaries, home, cluster);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "postgres-stop"));
            return server;
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

    /** Makes the cluster beside its place and renames it, so that a kill in the middle leaves no half of one. */
    private static void initialise(Path binaries, Path home, Path cluster) throws IOException {
        var fresh = home.resolve("postgres.new");
        deleteTree(fresh);
        var passwordFile = home.resolve("postgres.password");
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, randomPassword());
        var log = home.resolve("postgres.log");
        var command = asNonRoot(List.of(
                binaries.resolve("bin/initdb").toString(),
                "-D",
                fresh.toString(),
                "-U",
                "postgres",
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile,
                "-E",
                "UTF8",
                "--no-locale",
                "--no-instructions"));
        var initdb = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (exitOf(initdb) != 0) {
            throw new IOException("initdb failed; see " + log + hintForRoot());
        }
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A server whose program was just killed is still stopping; one whose program lives on owns the folder. */
    private static void awaitFormerServer(Path cluster) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (Files.exists(pidFile) && livingServer(pidFile)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("Another Whistlestop uses the folder " + cluster
                        + "; stop it, or set whistlestop.data to another");
            }
            pause();
        }
    }

    private static boolean livingServer(Path pidFile) throws IOException {
        var lines = Files.readAllLines(pidFile);
        return !lines.isEmpty()
                && ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                        .flatMap(process -> process.info().command())
                        .filter(command -> command.endsWith("postgres"))
                        .isPresent();
    }

    private static EmbeddedPostgres launch(Path binaries, Path home, Path cluster) throws IOException {
        var port = freePort();
        var log = home.resolve("postgres.log");
        // The shell holds our end of a pipe: when this program dies, however it dies, `cat` ends and the server is
        // stopped.
        var command = new ArrayList<>(ownSession());
        command.addAll(
                List.of("sh", "-c", "\"$@\" </dev/null & p=$!; cat >/dev/null; kill -INT $p; wait $p", "postgres"));
        command.addAll(asNonRoot(List.of(
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
        var password = Files.readString(home.resolve("postgres.password"));
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
                throw new IOException("PostgreSQL did not start; see " + log + hintForRoot());
            }
            pause();
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

    /** Keeps Ctrl-C in a terminal from reaching the server before the program has finished with it. */
    private static List<String> ownSession() {
        return Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();
    }

    /** PostgreSQL refuses to run as root: in a user namespace without a mapping it sees itself as nobody. */
    private static List<String> asNonRoot(List<String> command) {
        if (!isRoot()) {
            return command;
        }
        return Stream.concat(Stream.of("unshare", "-U"), command.stream()).toList();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String hintForRoot() {
        return isRoot()
                ? ". As root it needs user namespaces: where those are forbidden, run as another user or set quarkus.datasource.jdbc.url"
                : "";
    }

    private static String randomPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int exitOf(Process process) throws IOException {
        try (OutputStream input = process.getOutputStream()) {
            input.flush();
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the database was being made", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
