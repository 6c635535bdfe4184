package org.whistlestop.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However the camera was held, the same picture comes out. */
class OrientationTest {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 400;
    private static final Color[] CORNERS = {Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW};

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("org.whistlestop.image.Paths#both")
    void theSamePictureComesOutUpright(Pictures pictures) throws Exception {
        for (var orientation = 1; orientation <= 8; orientation++) {
            var jpeg = Segments.withOrientation(Samples.jpeg(stored(orientation)), orientation);
            var original = Files.write(folder.resolve("original"), jpeg);

            for (var size : pictures.sizes(original, folder)) {
                assertUpright(orientation, size);
            }
        }
    }

    private static void assertUpright(int orientation, Rendition size) {
        var picture = Samples.read(size.file());
        assertEquals(1.5, (double) size.width() / size.height(), 0.02, "orientation " + orientation);
        for (var corner = 0; corner < 4; corner++) {
            var x = corner % 2 == 0 ? 10 : picture.getWidth() - 10;
            var y = corner / 2 == 0 ? 10 : picture.getHeight() - 10;
            var found = new Color(picture.getRGB(x, y));
            assertEquals(strong(CORNERS[corner]), strong(found), "orientation " + orientation + ", corner " + corner);
        }
    }

    private static String strong(Color colour) {
        return (colour.getRed() > 128) + " " + (colour.getGreen() > 128) + " " + (colour.getBlue() > 128);
    }

    /** As the standard puts it: which side of the scene the stored row 0 and the stored column 0 are. */
    private static BufferedImage stored(int orientation) {
        var isOnItsSide = orientation >= 5;
        var rowZeroIsFarSide =
                switch (orientation) {
                    case 3, 4, 6, 7 -> true;
                    default -> false;
                };
        var columnZeroIsFarSide =
                switch (orientation) {
                    case 2, 3, 7, 8 -> true;
                    default -> false;
                };
        var stored = new BufferedImage(
                isOnItsSide ? HEIGHT : WIDTH, isOnItsSide ? WIDTH : HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        for (var row = 0; row < stored.getHeight(); row++) {
            for (var column = 0; column < stored.getWidth(); column++) {
                var down = rowZeroIsFarSide ? stored.getHeight() - 1 - row : row;
                var along = columnZeroIsFarSide ? stored.getWidth() - 1 - column : column;
                stored.setRGB(column, row, (isOnItsSide ? scene(down, along) : scene(along, down)).getRGB());
            }
        }
        return stored;
    }

    private static Color scene(int x, int y) {
        return CORNERS[(x < WIDTH / 2 ? 0 : 1) + (y < HEIGHT / 2 ? 0 : 2)];
    }
}
