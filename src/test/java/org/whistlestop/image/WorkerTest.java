package org.whistlestop.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whistlestop.testing.Eventually;

/** The Java worker lives as long as it is wanted, and no longer. */
class WorkerTest {

    @TempDir
    Path folder;

    @Test
    void oneWorkerMakesManyPictures() throws Exception {
        try (var pictures = new WorkerPictures(Samples.config(Map.of()))) {
            pictures.sizes(photo(), folder);
            var first = worker();
            pictures.sizes(photo(), folder);

            assertEquals(first, worker());
        }
        Eventually.holds("the worker to end", Duration.ofSeconds(5), () -> worker().isEmpty());
    }

    @Test
    void whatTakesTooLongIsGivenUpAndTheNextIsMade() throws Exception {
        var endless = Files.write(folder.resolve("endless"), HostileImages.manyScans(3000, 2000, 3000));
        try (var pictures = new WorkerPictures(Samples.config(Map.of("time-limit", "10S")))) {
            pictures.sizes(photo(), folder);
            var first = worker().orElseThrow();

            var late = assertThrows(DecoderLostException.class, () -> pictures.sizes(endless, folder));

            assertEquals(2, late.tries());
            Eventually.holds("the worker to end", Duration.ofSeconds(5), () -> !first.isAlive());
            assertEquals(1, pictures.sizes(photo(), folder).size());
        }
    }

    @Test
    void aWorkerKilledOverAPictureSaysNothingAboutIt() throws Exception {
        var laborious = Files.write(folder.resolve("laborious"), HostileImages.manyScans(3000, 2000, 3000));
        try (var pictures = new WorkerPictures(Samples.config(Map.of()))) {
            pictures.sizes(photo(), folder);
            var killer = CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS);
            killer.execute(() -> worker().orElseThrow().destroyForcibly());

            var lost = assertThrows(DecoderLostException.class, () -> pictures.sizes(laborious, folder));

            assertEquals(5, lost.tries());
            assertEquals(1, pictures.sizes(photo(), folder).size());
        }
    }

    @Test
    void whatTakesTooMuchMemoryIsRefusedAndTheNextIsMade() throws Exception {
        var large = Samples.write(Samples.photo(6000, 4000, 1), folder.resolve("large.png"));
        try (var pictures = new WorkerPictures(Samples.config(Map.of("java-memory", "24M")))) {
            try {
                pictures.sizes(large, folder).forEach(size -> assertTrue(size.width() <= 2048));
            } catch (UnreadableImageException e) {
                assertEquals("The picture takes too much memory to decode", e.wrong());
            }
            assertEquals(1, pictures.sizes(photo(), folder).size());
        }
    }

    @Test
    void aKilledWorkerIsReplaced() throws Exception {
        try (var pictures = new WorkerPictures(Samples.config(Map.of()))) {
            pictures.sizes(photo(), folder);
            var first = worker().orElseThrow();
            first.destroyForcibly();
            first.onExit().get();

            assertEquals(1, pictures.sizes(photo(), folder).size());
        }
    }

    @Test
    void aWorkerDiesWithItsParent() throws Exception {
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        photo().toString(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var line = new BufferedReader(new InputStreamReader(parent.getInputStream())).readLine();
        var worker = ProcessHandle.of(Long.parseLong(line)).orElseThrow();
        assertTrue(worker.isAlive());

        parent.destroyForcibly();

        Eventually.holds("the worker to end", Duration.ofSeconds(5), () -> !worker.isAlive());
    }

    /** A program that makes a picture and then is killed. */
    static final class Parent {
        public static void main(String[] arguments) throws Exception {
            new WorkerPictures(Samples.config(Map.of())).sizes(Path.of(arguments[0]), Path.of(arguments[1]));
            System.out.println(worker().orElseThrow().pid());
            Thread.sleep(60_000);
        }
    }

    private static Optional<ProcessHandle> worker() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> Arrays.asList(child.info().arguments().orElse(new String[0]))
                        .contains(WorkerMain.class.getName()))
                .findFirst();
    }

    private Path photo() throws IOException {
        return Files.write(folder.resolve("photo"), Samples.jpeg(Samples.photo(300, 200, 1)));
    }
}
