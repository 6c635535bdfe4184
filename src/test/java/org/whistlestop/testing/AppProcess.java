package org.whistlestop.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged program as a process of its own, on a free port of this machine. */
public class AppProcess implements AutoCloseable {

    public static final Path PROGRAM = Path.of("target/quarkus-app");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    public final String base;
    public final Path log;
    private final Process process;

    private AppProcess(Process process, int port, Path log) {
        this.process = process;
        this.base = "http://localhost:" + port;
        this.log = log;
    }

    /** Starts on a database that the settings name, or on an embedded one in the folder that {@code whistlestop.data} names. */
    public static AppProcess start(Map<String, String> settings) {
        return start(List.of(), PROGRAM, settings);
    }

    /** @param as a command to run the program under, such as one that changes the user */
    public static AppProcess start(List<String> as, Path program, Map<String, String> settings) {
        try {
            var port = freePort();
            var log = Files.createTempFile("whistlestop-", ".log");
            var all = new HashMap<>(settings);
            all.put("quarkus.http.port", String.valueOf(port));
            var command = new ArrayList<>(as);
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
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
            var app = new AppProcess(process, port, log);
            app.awaitReady();
            return app;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        Eventually.holds("start; its log says:\n" + output(), PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("The program ended:\n" + output());
            }
            try {
                return new Api(base, null).get("/q/health/ready").status() == 200;
            } catch (UncheckedIOException e) {
                return false;
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
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
