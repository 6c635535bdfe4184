package org.whistlestop.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.whistlestop.support.FreePort;

/** The packaged program as a process of its own, on a free port of this machine. */
public class AppProcess implements AutoCloseable {

    public static final Path PROGRAM = Path.of("target/quarkus-app");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** What the program says of a port that another has, and how many ports it is given before that is believed. */
    private static final String PORT_TAKEN =
            "Quarkus may already be running or the port is used by another application";

    private static final int PORTS = 3;

    public final String base;
    public final Path log;
    private final Process process;
    private final String data;

    /** @param data folder of the embedded database, or null */
    private AppProcess(Process process, int port, Path log, String data) {
        this.process = process;
        this.data = data;
        this.base = "http://localhost:" + port;
        this.log = log;
    }

    /** Starts on a database that the settings name, or on an embedded one in the folder that {@code whistlestop.data} names. */
    public static AppProcess start(Map<String, String> settings) {
        return start(List.of(), PROGRAM, settings);
    }

    /** @param as a command to run the program under, such as one that changes the user */
    public static AppProcess start(List<String> as, Path program, Map<String, String> settings) {
        for (var attempt = 1; ; attempt++) {
            var app = launch(as, program, settings);
            if (app.awaitReady(attempt == PORTS)) {
                return app;
            }
        }
    }

    private static AppProcess launch(List<String> as, Path program, Map<String, String> settings) {
        try {
            var port = FreePort.find();
            var log = Files.createTempFile("whistlestop-", ".log");
            var all = new HashMap<>(settings);
            all.put("quarkus.http.port", String.valueOf(port));
            var command = new ArrayList<>(as);
            command.addAll(java("-Xmx512m"));
            if (System.getProperty("whistlestop.profile") != null) {
                command.add("-XX:StartFlightRecording=filename=" + log + ".jfr,settings=profile");
            }
            all.forEach((name, value) -> command.add("-D" + name + "=" + value));
            command.addAll(List.of(
                    "-jar", program.resolve("quarkus-run.jar").toAbsolutePath().toString()));
            var process = new ProcessBuilder(command)
                    .directory(log.getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new AppProcess(process, port, log, settings.get("whistlestop.data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the program answers at the terminal instead of starting. */
    public record Answer(int exit, String text) {}

    /** Runs the packaged program with words behind it, until it ends. */
    public static Answer command(Map<String, String> settings, String... words) {
        try {
            var log = Files.createTempFile("whistlestop-", ".log");
            var command = new ArrayList<>(java("-Xmx256m"));
            settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
            command.addAll(List.of(
                    "-jar", PROGRAM.resolve("quarkus-run.jar").toAbsolutePath().toString()));
            command.addAll(List.of(words));
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("It does not end:\n" + Files.readString(log));
            }
            return new Answer(process.exitValue(), Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** With what {@code -Dapp.options} says, between blanks. */
    private static List<String> java(String memory) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("app.jdk", System.getProperty("java.home")), "bin", "java")
                .toString());
        command.add(memory);
        command.addAll(List.of(System.getProperty("app.options", "").split(" ")));
        command.remove("");
        return command;
    }

    /** Answers whether it serves; not so when another program took the port first, unless that was the last try. */
    private boolean awaitReady(boolean last) {
        return Eventually.value("start; its log says:\n" + output(), PATIENCE, () -> {
            if (!process.isAlive()) {
                if (!last && output().contains(PORT_TAKEN)) {
                    close();
                    return false;
                }
                throw new AssertionError("The program ended:\n" + output());
            }
            try {
                return new Api(base, null).get("/q/health/ready").status() == 200 ? true : null;
            } catch (UncheckedIOException e) {
                return null;
            }
        });
    }

    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** kill -9: no warning, no shutdown. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** SIGTERM; answers the seconds it took to end. */
    public double terminate() {
        var start = System.nanoTime();
        process.destroy();
        await();
        return (System.nanoTime() - start) / 1e9;
    }

    private void await() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("The program does not end:\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
        // Its database goes down behind it, and writes until then into a folder that the test may delete.
        if (data != null) {
            Eventually.holds("no server left behind", Duration.ofSeconds(30), () -> serversIn(data) == 0);
        }
    }

    /** How many processes work on the embedded database of a folder. */
    private static long serversIn(String data) {
        var cluster = Path.of(data, "postgres").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(cluster))
                .count();
    }
}
