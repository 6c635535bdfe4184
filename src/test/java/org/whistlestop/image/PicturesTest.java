package org.whistlestop.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What both ways of making pictures promise. */
class PicturesTest {

    private static final String BOTH = "org.whistlestop.image.Paths#both";

    @TempDir
    Path folder;

    private Path made;

    @BeforeEach
    void createFolder() throws IOException {
        // Letters that mean something to vips.
        made = Files.createDirectory(folder.resolve("made %s [x=1]"));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aPhotoComesInFourSizes(Pictures pictures) throws Exception {
        var sizes = pictures.sizes(file(Samples.jpeg(Samples.photo(3000, 2000, 1))), made);

        assertEquals(
                List.of(320, 640, 1280, 2048),
                sizes.stream().map(Rendition::width).toList());
        for (var size : sizes) {
            assertEquals(1.5, (double) size.width() / size.height(), 0.01);
            assertEquals(size, Rendition.ofJpeg(size.file()));
        }
        assertEquals(Set.of("320.jpg", "640.jpg", "1280.jpg", "2048.jpg"), names());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aSmallPictureIsNotMadeLarger(Pictures pictures) throws Exception {
        var sizes = pictures.sizes(file(Samples.jpeg(Samples.photo(500, 400, 1))), made);

        assertEquals(
                List.of("320x256", "500x400"),
                sizes.stream().map(PicturesTest::sides).toList());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aPixelIsAPicture(Pictures pictures) throws Exception {
        var sizes = pictures.sizes(file(Samples.jpeg(Samples.photo(1, 1, 1))), made);

        assertEquals(List.of("1x1"), sizes.stream().map(PicturesTest::sides).toList());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aRibbonKeepsAPixelOfItsWidth(Pictures pictures) throws Exception {
        assertEquals(
                "320x1",
                sides(pictures.sizes(file(Samples.jpeg(Samples.photo(16384, 2, 1))), made)
                        .get(0)));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatOneCouldLookThroughIsWhite(Pictures pictures) throws Exception {
        var nothing = new BufferedImage(400, 400, BufferedImage.TYPE_INT_ARGB);

        var sizes = pictures.sizes(file(Samples.bytes(nothing, "png")), made);

        assertColour(Color.WHITE, sizes.get(0));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void sixteenBitsBecomeEight(Pictures pictures) throws Exception {
        var grey = new BufferedImage(400, 400, BufferedImage.TYPE_USHORT_GRAY);
        Arrays.fill(((java.awt.image.DataBufferUShort) grey.getRaster().getDataBuffer()).getData(), (short) 0x8000);

        var sizes = pictures.sizes(file(Samples.bytes(grey, "png")), made);

        assertColour(new Color(128, 128, 128), sizes.get(0));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void greyStaysGrey(Pictures pictures) throws Exception {
        var grey = new BufferedImage(400, 400, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster()
                .setPixels(
                        0,
                        0,
                        400,
                        400,
                        IntStream.generate(() -> 128).limit(400 * 400).toArray());

        assertColour(
                new Color(128, 128, 128),
                pictures.sizes(file(Samples.bytes(grey, "png")), made).get(0));
        assertColour(
                new Color(128, 128, 128),
                pictures.sizes(file(Samples.jpeg(grey)), made).get(0));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void coloursWithoutAProfileStayAsTheyAre(Pictures pictures) throws Exception {
        var sizes = pictures.sizes(file(Samples.jpeg(Samples.flat(640, 480, Color.RED))), made);

        sizes.forEach(size -> assertColour(Color.RED, size));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aPhonesWiderColoursAreKept(Pictures pictures) throws Exception {
        var redInP3 = Samples.jpeg(Samples.flat(640, 480, new Color(234, 51, 35)));

        var sizes = pictures.sizes(file(Segments.withProfile(redInP3, Segments.P3)), made);

        sizes.forEach(size -> assertColour(Color.RED, size));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aBrokenProfileIsNoReasonToRefuse(Pictures pictures) throws Exception {
        var blue = Samples.jpeg(Samples.flat(640, 480, Color.BLUE));
        var broken = Arrays.copyOf(Segments.P3, 200);

        var sizes = pictures.sizes(file(Segments.withProfile(blue, broken)), made);

        assertColour(Color.BLUE, sizes.get(0));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aPictureCutOffIsNotShownHalf(Pictures pictures) throws Exception {
        var jpeg = Samples.jpeg(Samples.photo(1200, 800, 1));

        var refused = assertThrows(
                UnreadableImageException.class, () -> pictures.sizes(file(Arrays.copyOf(jpeg, jpeg.length / 2)), made));

        assertEquals("The picture is cut off", refused.wrong());
        assertEquals(Set.of(), names());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatOnlyBeginsLikeAPictureIsBroken(Pictures pictures) throws Exception {
        var png = Arrays.copyOf(Samples.bytes(Samples.photo(64, 64, 1), "png"), 40);

        assertThrows(UnreadableImageException.class, () -> pictures.sizes(file(png), made));

        assertEquals(Set.of(), names());
    }

    /** No decoder may guess otherwise by the content. */
    @ParameterizedTest
    @MethodSource(BOTH)
    void aDrawingUnderAPicturesNameIsRefused(Pictures pictures) throws Exception {
        var svg = Files.writeString(
                folder.resolve("photo.jpg"), "<svg xmlns='http://www.w3.org/2000/svg' width='99' height='99'/>");

        assertThrows(UnreadableImageException.class, () -> pictures.sizes(svg, made));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void theSmallerFormatsAreSmallerAndOfTheSameSizes(Pictures pictures) throws Exception {
        var original = file(Segments.withOrientation(Samples.jpeg(Samples.photo(1500, 1200, 1)), 6));
        var sizes = pictures.sizes(original, made);

        var smaller = pictures.smaller(original, sizes, made);

        for (var rendition : smaller) {
            var jpeg = sizes.stream()
                    .filter(size -> size.width() == rendition.width())
                    .findFirst()
                    .orElseThrow();
            assertEquals(sides(jpeg), sides(rendition));
            if (rendition.width() >= 640) {
                assertTrue(Files.size(rendition.file()) < Files.size(jpeg.file()), rendition.name());
            }
        }
        assertEquals(pictures instanceof VipsPictures ? 2 * sizes.size() : 0, smaller.size());
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("a stranger's [page=2] %d.svg"), bytes);
    }

    private Set<String> names() throws IOException {
        try (var files = Files.list(made)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static String sides(Rendition rendition) {
        return rendition.width() + "x" + rendition.height();
    }

    static void assertColour(Color expected, Rendition rendition) {
        var picture = Samples.read(rendition.file());
        var found = new Color(picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2));
        var furthest = Math.max(
                Math.abs(found.getRed() - expected.getRed()),
                Math.max(
                        Math.abs(found.getGreen() - expected.getGreen()),
                        Math.abs(found.getBlue() - expected.getBlue())));
        assertTrue(furthest <= 8, () -> "expected " + expected + " but found " + found);
    }
}
