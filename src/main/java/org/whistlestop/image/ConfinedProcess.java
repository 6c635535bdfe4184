package org.whistlestop.image;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A child process with no environment but ours, bounded by the kernel where {@code prlimit} is installed, and by our clock. */
final class ConfinedProcess {

    /** No step writes more than a picture of 50 megapixels in the raw. */
    private static final long LARGEST_FILE = 512L * 1024 * 1024;

    private static final int MOST_OUTPUT = 4096;
    private static final String OUTPUT = "output.txt";
    private static final File NOTHING = new File("/dev/null");

    private final List<String> limits;
    private final Map<String, String> environment;
    private final Duration timeLimit;

    ConfinedProcess(long memory, Duration timeLimit, Map<String, String> environment) {
        this.timeLimit = timeLimit;
        this.environment = environment;
        this.limits = Programs.find("prlimit")
                .map(prlimit -> List.of(
                        prlimit.toString(),
                        "--as=" + memory,
                        // Cores count apart: two of them burn twice the time on the clock.
                        "--cpu=" + 2 * Math.max(1, timeLimit.toSeconds()),
                        "--fsize=" + LARGEST_FILE,
                        "--core=0"))
                .orElse(List.of());
    }

    private ConfinedProcess(List<String> limits, ConfinedProcess like) {
        this.limits = limits;
        this.environment = like.environment;
        this.timeLimit = like.timeLimit;
    }

    /** The same for what nobody waits for: it has the processor when nobody else wants it. */
    ConfinedProcess inSpareTime() {
        return Programs.find("nice")
                .map(nice -> Stream.concat(Stream.of(nice.toString(), "-n", "19"), limits.stream())
                        .toList())
                .map(nicer -> new ConfinedProcess(nicer, this))
                .orElse(this);
    }

    record Outcome(boolean isInTime, int status, String output) {}

    /** Runs to the end, or to the end of our patience, after which nothing of it is left. */
    Outcome run(Path folder, List<String> command) {
        try {
            var process = start(folder, command);
            try {
                var isInTime = process.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
                return new Outcome(isInTime, isInTime ? process.exitValue() : -1, output(folder));
            } finally {
                kill(process.toHandle());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process start(Path folder, List<String> command) throws IOException {
        var all = new ArrayList<>(limits);
        all.addAll(command);
        var builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(OUTPUT).toFile())
                .redirectInput(NOTHING);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String output(Path folder) throws IOException {
        try (var output = Files.newInputStream(folder.resolve(OUTPUT))) {
            return new String(output.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
        }
    }

    static void kill(ProcessHandle process) {
        Stream.concat(process.descendants(), Stream.of(process)).forEach(ProcessHandle::destroyForcibly);
    }
}
