package org.whistlestop.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Tools from npm that judge what we make; installed once into {@code target/npm}. */
public final class NpmTools {

    private static final Path FOLDER = Path.of("target/npm");

    private NpmTools() {}

    /** Answers the folder in which {@code node_modules} stands. */
    public static synchronized Path install() {
        var list = FOLDER.resolve("package.json");
        try {
            var wanted = Path.of("src/test/npm/package.json");
            if (!Files.exists(FOLDER.resolve("installed")) || Files.mismatch(wanted, list) >= 0) {
                Files.createDirectories(FOLDER);
                Files.copy(wanted, list, StandardCopyOption.REPLACE_EXISTING);
                run(Map.of(), "npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts");
                Files.writeString(FOLDER.resolve("installed"), "");
            }
            return FOLDER.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String read(String file) {
        try {
            return Files.readString(install().resolve("node_modules").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a text to a script of {@code src/test/npm} and answers what it printed; what it finds wrong fails. */
    public static synchronized String judge(String script, String text) {
        try {
            var folder = install();
            Files.copy(Path.of("src/test/npm", script), folder.resolve(script), StandardCopyOption.REPLACE_EXISTING);
            var file = folder.resolve(script + ".txt");
            Files.writeString(file, text);
            return run(Map.of(), "node", script, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command in the tools' folder and answers what it printed; a status other than 0 fails with that. */
    public static String run(Map<String, String> environment, String... command) {
        try {
            var builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
