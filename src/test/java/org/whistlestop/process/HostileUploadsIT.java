package org.whistlestop.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whistlestop.image.HostileImages;
import org.whistlestop.image.HostileImages.Hostile;
import org.whistlestop.photo.upload.Uploader;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/**
 * Sends pictures that mean harm to the program as it is packaged, while others use it: {@code -Dhostile.uploads=2000} sends the
 * full count.
 */
class HostileUploadsIT {

    private static final int COUNT = Integer.getInteger("hostile.uploads", 150);
    private static final long SEED = 20081121;
    private static final long MEMORY_MEGABYTES = 512;

    private static AppProcess app;
    private static TestTour tour;

    private final List<Long> refusals = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        var settings = new HashMap<>(TestDatabase.fresh());
        settings.put("whistlestop.data", Files.createTempDirectory("hostile").toString());
        settings.remove("whistlestop.storage.folder");
        settings.put("whistlestop.uploads.staff-size", "200M");
        app = AppProcess.start(settings);
        tour = new TestTour(app.base).withStops();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void hostilePicturesHarmNobody() throws Exception {
        var others = new Others();
        var using = CompletableFuture.supplyAsync(others::useIt);
        HostileImages.generate(COUNT, SEED).forEach(this::send);
        Eventually.holds("everything was looked at", Duration.ofMinutes(5), () -> count("processing") == 0);
        others.stop.set(true);
        var answers = using.get();

        System.out.printf(
                "MEASURED %d hostile pictures: %d refused, half of them within %d ms, 99 %% within %d ms; %d answers to others, 99 %% within %d ms; %d MB at most%n",
                COUNT,
                refusals.size(),
                quantile(refusals, 0.5),
                quantile(refusals, 0.99),
                answers.size(),
                quantile(answers, 0.99),
                peakMegabytes());
        assertEquals(List.of(), wrong);
        assertTrue(quantile(refusals, 0.5) <= 100, "refusals took " + quantile(refusals, 0.5) + " ms");
        assertTrue(
                answers.size() > 50 && quantile(answers, 0.99) <= 1_000, "others waited: " + quantile(answers, 0.99));
        assertTrue(peakMegabytes() <= MEMORY_MEGABYTES, peakMegabytes() + " MB");
        Eventually.holds("no decoder is left", Duration.ofMinutes(3), () -> leftProcesses()
                .isEmpty());
        tour.say("boston-copley-place", "arrived", Instant.now()).expect(201);
    }

    private void send(Hostile picture) {
        var metadata = Uploader.metadata(tour);
        metadata.put("alt", "from nobody good");
        var from = System.nanoTime();
        var answer = new Uploader(tour.host).begin(metadata, picture.bytes().length, picture.bytes());
        var millis = (System.nanoTime() - from) / 1_000_000;
        switch (answer.status()) {
            case 201 -> {}
            case 413, 422 -> refusals.add(millis);
            default -> wrong.add(picture.name() + ": " + answer.status() + " " + answer.text());
        }
    }

    private static long count(String state) {
        var photos = tour.pr.get(tour.api("/photos/all?limit=200")).expect(200).json();
        var found = 0;
        for (var photo : photos) {
            found += photo.get("state").asText().equals(state) ? 1 : 0;
        }
        return found;
    }

    private static long quantile(List<Long> values, double share) {
        var sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
    }

    private static long peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + app.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** Of those that decode; the worker in Java stays for a minute. */
    private static List<String> leftProcesses() {
        return ProcessHandle.of(app.pid())
                .orElseThrow()
                .descendants()
                .map(process -> process.info().command().orElse(""))
                .filter(command -> command.contains("vips"))
                .toList();
    }

    /** A fan who looks and a host who checks in, again and again. */
    private static final class Others {

        private final AtomicBoolean stop = new AtomicBoolean();

        private List<Long> useIt() {
            var millis = new ArrayList<Long>();
            while (!stop.get()) {
                millis.add(timed(() -> tour.nobody.get(tour.api("/map")).expect(200)));
                millis.add(timed(() ->
                        tour.say("natick-natick-mall", "late", Instant.now()).expect(201)));
                pause();
            }
            return millis;
        }

        private static long timed(Runnable act) {
            var from = System.nanoTime();
            act.run();
            return (System.nanoTime() - from) / 1_000_000;
        }

        private static void pause() {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
