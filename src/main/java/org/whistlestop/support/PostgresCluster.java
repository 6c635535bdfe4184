package org.whistlestop.support;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The folder in which the embedded database keeps its data: made once, used by one server at a time. */
final class PostgresCluster {

    private static final String PASSWORD = "postgres.password";

    private PostgresCluster() {}

    /** Makes the cluster beside its place and renames it, so that a kill in the middle leaves no half of one. */
    static void makeUnlessThere(Path binaries, Path home, Path cluster) throws IOException {
        if (Files.exists(cluster)) {
            return;
        }
        var fresh = home.resolve("postgres.new");
        deleteTree(fresh);
        var passwordFile = home.resolve(PASSWORD);
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, randomPassword());
        var log = home.resolve("postgres.log");
        var command = PostgresCommand.asNonRoot(List.of(
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
            throw new IOException("initdb failed; see " + log + PostgresCommand.hintForRoot());
        }
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A server whose program was just killed is still stopping; one whose program lives on owns the folder. */
    static void awaitFormerServer(Path cluster) throws IOException {
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

    /** Where a living server on the cluster listens. */
    static Optional<Integer> findPort(Path cluster) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile) || !livingServer(pidFile)) {
                return Optional.empty();
            }
            var lines = Files.readAllLines(pidFile);
            return lines.size() > 3 ? Optional.of(Integer.parseInt(lines.get(3).trim())) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty(); // it has just stopped
        }
    }

    static String password(Path home) throws IOException {
        return Files.readString(home.resolve(PASSWORD));
    }

    private static String randomPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
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

    static void pause() {
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
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
