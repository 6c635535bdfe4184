package org.whistlestop.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.image.HostileImages.Hostile;

/** Hostile pictures are refused or become harmless; {@code -Dhostile.images=2400} tries more of them. */
class HostileImagesTest {

    private static final int COUNT = Integer.getInteger("hostile.images", 200);
    private static final long SEED = 20261122;
    private static final long MOST_MEMORY = 640L * 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void aHeaderIsReadOrRefusedAtOnce() throws IOException {
        HostileImages.generate(COUNT, SEED).limit(50).forEach(HostileImagesTest::nanosOfHeader);

        var slowest = HostileImages.generate(COUNT, SEED)
                .mapToLong(HostileImagesTest::nanosOfHeader)
                .max()
                .orElseThrow();

        System.out.printf("%d headers, slowest %.1f ms%n", COUNT, slowest / 1e6);
        assertTrue(slowest < 100_000_000, slowest / 1e6 + " ms");
    }

    private static long nanosOfHeader(Hostile hostile) {
        var start = System.nanoTime();
        try {
            ImageHeader.read(new ByteArrayInputStream(hostile.bytes()), java.util.Set.of(ImageType.values()));
        } catch (UnreadableImageException e) {
            assertFalse(e.wrong().isBlank() || e.right().isBlank(), hostile.name());
        } catch (IOException e) {
            throw new AssertionError(hostile.name(), e);
        }
        return System.nanoTime() - start;
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "vips"})
    void eachIsRefusedOrBecomesHarmless(String path) throws Exception {
        var config = Samples.config(Map.of("time-limit", "5S"));
        if (path.equals("vips") && Programs.find("vipsthumbnail").isEmpty()) {
            System.out.println("SKIPPED HostileImagesTest: needs vipsthumbnail");
            return;
        }
        try (var worker = new WorkerPictures(config);
                var memory = new ChildMemory()) {
            var pictures = path.equals("java")
                    ? worker
                    : new VipsPictures(
                            new VipsTool(Programs.find("vipsthumbnail").orElseThrow(), config));
            var refused = HostileImages.generate(COUNT, SEED)
                    .filter(hostile -> isRefused(pictures, hostile))
                    .count();
            System.out.printf(
                    "%s: %d of %d refused, largest child %d MB%n", path, refused, COUNT, memory.most() / 1024 / 1024);
            assertTrue(memory.most() < MOST_MEMORY, memory.most() + " bytes");
            assertTrue(refused > COUNT / 4 && refused < COUNT, refused + " refused");
        }
        assertEquals(0, ChildMemory.picturesChildren(), "children left over");
    }

    private boolean isRefused(Pictures pictures, Hostile hostile) {
        try {
            var original = Files.write(folder.resolve("original"), hostile.bytes());
            var made = Files.createDirectory(folder.resolve("made"));
            var start = System.nanoTime();
            try {
                var sizes = pictures.sizes(original, made);
                assertFalse(sizes.isEmpty(), hostile.name());
                for (var size : sizes) {
                    assertEquals(size.width(), Samples.read(size.file()).getWidth(), hostile.name());
                    Files.delete(size.file());
                }
                return false;
            } catch (UnreadableImageException | DecoderLostException e) {
                return true;
            } finally {
                assertTrue(System.nanoTime() - start < 12e9, hostile.name() + " takes too long");
                // Fails if anything is left in it.
                Files.delete(made);
            }
        } catch (IOException | RuntimeException e) {
            throw new AssertionError(hostile.name(), e);
        }
    }
}
