package org.whistlestop.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whistlestop.support.FreePort;
import org.whistlestop.testing.AppProcess;

/**
 * From the command to the first picture on a warm embedded database, and the memory that the program has then. With
 * {@code -Dapp.jdk=<folder of a JDK 25>} also on that one, with and without the AOT cache of the image.
 *
 * <p>What bounds it, by a profile on two cores: Hibernate's model and its first queries, a fifth; validation, Flyway, and the OpenAPI
 * document, which Quarkus reads and writes anew at each start, a tenth each; and Java's second compiler, which wants the other core
 * for itself: with {@code -XX:TieredStopAtLevel=1} the start with the cache takes 2.5 s instead of 3.5, and everything afterwards
 * twice as long. A cache takes in classes of Java's own loaders alone, so the image's program is packed as {@code aot-jar}: 3.1 s
 * instead of 5.2, both before {@code -Xms64m}, which costs 0.4 s and saves 100 MB. Memory: 134 MB of it are the cache, copied
 * because its place in memory is random, as it should be.
 */
class StartBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private final Figures figures = new Figures();

    @Test
    void toTheFirstPicture() throws Exception {
        var variants = new ArrayList<Variant>();
        variants.add(new Variant("this JDK", List.of(java(System.getProperty("java.home")), "-Xmx512m")));
        var newer = System.getProperty("app.jdk");
        start(variants.get(0), false);
        if (newer != null) {
            var cache = folder.resolve("app.aot");
            var image = List.of(java(newer), "@src/main/docker/java.args");
            start(new Variant("training", with(image, "-XX:AOTCacheOutput=" + cache)), false);
            System.out.println("AOT cache of " + Files.size(cache) / 1_000_000 + " MB");
            variants.add(new Variant("JDK 25", image));
            variants.add(new Variant("JDK 25 with its AOT cache", with(image, "-XX:AOTCache=" + cache)));
        }
        for (var round = 0; round < ROUNDS; round++) {
            for (var variant : variants) {
                start(variant, true);
            }
        }
        for (var variant : variants) {
            figures.tell(variant.name, "s to the first picture");
            figures.tell(variant.name + " memory", "MB");
        }
    }

    private record Variant(String name, List<String> command) {}

    private static List<String> with(List<String> command, String option) {
        var all = new ArrayList<>(command);
        all.add(option);
        return all;
    }

    private static String java(String home) {
        return Path.of(home, "bin", "java").toString();
    }

    private void start(Variant variant, boolean measured) throws Exception {
        var port = FreePort.find();
        var command = new ArrayList<>(variant.command());
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dwhistlestop.data=" + folder.resolve("data"));
        command.addAll(
                List.of("-jar", AppProcess.PROGRAM.resolve("quarkus-run.jar").toString()));
        var start = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("start.log").toFile())
                .start();
        try {
            awaitPicture(process, port);
            if (measured) {
                figures.add(variant.name(), (System.nanoTime() - start) / 1e9);
                figures.add(variant.name() + " memory", Usage.of(process.pid()).residentBytes() / 1e6);
            } else {
                // The first start makes the demo, with its photos; and a cache should know more than one page.
                Thread.sleep(20_000);
            }
        } finally {
            process.destroy();
            process.waitFor(60, TimeUnit.SECONDS);
        }
    }

    private void awaitPicture(Process process, int port) throws Exception {
        var picture = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/tours/42-stores/map"))
                .build();
        while (true) {
            try {
                if (CLIENT.send(picture, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new AssertionError(Files.readString(folder.resolve("start.log")));
                }
            }
            Thread.sleep(5);
        }
    }
}
