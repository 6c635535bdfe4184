package org.whistlestop.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whistlestop.testing.NeedsTool;

/**
 * Ours beside bare vipsthumbnail, in turns, on a photo of 12 megapixels: {@code mvn -B test -Dtest=PictureBench}. No test by
 * its name, so only those who call it wait for it.
 */
@NeedsTool("vipsthumbnail")
class PictureBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 11);

    @TempDir
    Path folder;

    private final Map<String, List<Long>> times = new LinkedHashMap<>();

    @Test
    void oursBesideBareVipsthumbnail() throws Exception {
        var original = Files.write(folder.resolve("photo.jpg"), photo());
        System.out.printf("photo of %d kB%n", Files.size(original) / 1024);
        var vips =
                new VipsPictures(new VipsTool(Programs.find("vipsthumbnail").orElseThrow(), Samples.config(Map.of())));
        try (var worker = new WorkerPictures(Samples.config(Map.of()));
                var memory = new ChildMemory()) {
            var sizes = vips.sizes(original, folder);
            vips.smaller(original, sizes, folder);
            for (var warm = 0; warm < 5; warm++) {
                worker.sizes(original, folder);
            }
            for (var round = 0; round < ROUNDS; round++) {
                time("bare jpeg", this::bareSizes);
                time("vips jpeg", () -> vips.sizes(original, folder));
                time("java jpeg", () -> worker.sizes(original, folder));
                time("bare webp and avif", this::bareSmaller);
                time("vips webp and avif", () -> vips.smaller(original, sizes, folder));
            }
            System.out.printf("java worker at most %d MB%n", ChildMemory.ofWorker() / 1024 / 1024);
            System.out.printf("any child at most %d MB%n", memory.most() / 1024 / 1024);
        }
        times.keySet().forEach(this::print);
        printRatio("vips jpeg", "bare jpeg", 1.3);
        printRatio("java jpeg", "bare jpeg", 2);
        printRatio("vips webp and avif", "bare webp and avif", 1.3);
        try (var files = Files.list(folder)) {
            files.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> System.out.printf(
                            "%s %d kB%n", file.getFileName(), file.toFile().length() / 1024));
        }
    }

    private Void bareSizes() throws Exception {
        vipsthumbnail("photo.jpg", 2048, "bare2048.jpg[Q=80,optimize_coding,strip]");
        vipsthumbnail("bare2048.jpg", 1280, "bare1280.jpg[Q=80,optimize_coding,strip]");
        vipsthumbnail("bare1280.jpg", 640, "bare640.jpg[Q=80,optimize_coding,strip]");
        vipsthumbnail("bare640.jpg", 320, "bare320.jpg[Q=80,optimize_coding,strip]");
        return null;
    }

    private Void bareSmaller() throws Exception {
        for (var width : Pictures.WIDTHS) {
            vipsthumbnail("photo.jpg", width, "bare" + width + ".webp[Q=70,effort=2,strip]");
            vipsthumbnail("photo.jpg", width, "bare" + width + ".avif[Q=50,effort=2,compression=av1,strip]");
        }
        return null;
    }

    private void vipsthumbnail(String source, int width, String target) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("vipsthumbnail", source, "--size", width + "x", "--output", target)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("VIPS_CONCURRENCY", "2");
        builder.start().waitFor(60, TimeUnit.SECONDS);
    }

    private void time(String name, Callable<?> work) throws Exception {
        var start = System.nanoTime();
        work.call();
        times.computeIfAbsent(name, unknown -> new ArrayList<>()).add(System.nanoTime() - start);
    }

    private void print(String name) {
        var sorted = times.get(name).stream().sorted().toList();
        System.out.printf(
                "%-20s min %4d  median %4d  max %4d ms%n",
                name,
                sorted.get(0) / 1_000_000,
                median(sorted.stream()) / 1_000_000,
                sorted.get(sorted.size() - 1) / 1_000_000);
    }

    private void printRatio(String ours, String bare, double goal) {
        var ratio = (double) median(times.get(ours).stream()) / median(times.get(bare).stream());
        System.out.printf("%s / %s = %.2f (goal %.1f)%n", ours, bare, ratio, goal);
    }

    private static long median(Stream<Long> nanos) {
        var sorted = nanos.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Large shapes, texture at several scales, and a sensor's noise: about 4 MB, as phones make it. */
    private static byte[] photo() throws IOException {
        var picture = Samples.photo(4000, 3000, 7);
        var bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        var random = new Random(7);
        for (var y = 0; y < 3000; y++) {
            for (var x = 0; x < 4000; x++) {
                var texture = 14 * Math.sin(x * 0.11 + 6 * Math.sin(y * 0.013))
                        + 9 * Math.sin(x * 0.37 + y * 0.29)
                        + 5 * random.nextGaussian();
                for (var channel = 0; channel < 3; channel++) {
                    var at = (y * 4000 + x) * 3 + channel;
                    bytes[at] = (byte) Math.max(0, Math.min(255, (bytes[at] & 0xFF) + (int) texture));
                }
            }
        }
        return jpeg(picture, 0.93f);
    }

    private static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
