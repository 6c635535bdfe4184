package org.whistlestop.channel.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A {@link Worker} as a process of its own. */
final class WorkerProcess implements AutoCloseable {

    private final Process process;

    private WorkerProcess(Process process) {
        this.process = process;
    }

    static WorkerProcess start(Rig rig, Duration lease, String dies) {
        try {
            return new WorkerProcess(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Worker.class.getName(),
                            rig.settings.get("quarkus.datasource.jdbc.url"),
                            rig.settings.get("quarkus.datasource.username"),
                            rig.settings.get("quarkus.datasource.password"),
                            Long.toString(lease.toMillis()),
                            dies)
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target/worker.log").toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it died behind its step within this time. */
    boolean diesByItself(Duration within) throws InterruptedException {
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)
                && process.exitValue() == Worker.DIED_BY_ITSELF;
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
