package org.whistlestop.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlanceTest {

    @TempDir
    Path folder;

    private int files;

    @Test
    void aPlaceholderIsAPictureOfSixPixels() throws IOException {
        var placeholder = glance(Samples.photo(320, 213, 1)).placeholder();

        assertTrue(placeholder.startsWith("data:image/png;base64,"), placeholder);
        assertTrue(placeholder.length() <= 400, placeholder.length() + " characters");
        var png = Base64.getDecoder().decode(placeholder.substring(placeholder.indexOf(',') + 1));
        var picture = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals("6x4", picture.getWidth() + "x" + picture.getHeight());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void copiesLookTheSame(int seed) throws IOException {
        var photo = Samples.photo(1280, 960, seed);
        var original = glance(Shrink.to(photo, 320, 240));

        assertSame(original, Shrink.to(Shrink.to(photo, 641, 480), 320, 240));
        assertSame(original, Shrink.to(photo, 200, 150));
        assertSame(original, new RescaleOp(1.03f, 4, null).filter(Shrink.to(photo, 320, 240), null));
    }

    @Test
    void aFingerprintOfAnotherKindIsLikeNone() {
        assertTrue(Glance.distance(new byte[1], new byte[32]) > Glance.SAME_WITHIN);
        assertTrue(Glance.distance(new byte[32], new byte[1]) > Glance.SAME_WITHIN);
    }

    @Test
    void differentPhotosLookDifferent() throws IOException {
        for (var one = 1; one < 40; one++) {
            for (var other = one + 1; other <= 40; other++) {
                assertDifferent(Samples.photo(320, 240, one), Samples.photo(320, 240, other));
            }
            files = 0;
        }
    }

    @Test
    void twoWallsAreOneOnlyWhenTheirColoursAre() throws IOException {
        var wall = Samples.flat(320, 240, new Color(120, 130, 140));

        assertSame(glance(wall), Samples.flat(320, 200, new Color(122, 131, 139)));
        assertDifferent(wall, Samples.flat(320, 240, Color.BLACK));
        assertDifferent(wall, Samples.flat(320, 240, Color.WHITE));
        assertDifferent(wall, Samples.flat(320, 240, new Color(150, 130, 110)));
        assertDifferent(Samples.flat(320, 240, Color.BLACK), Samples.flat(320, 240, Color.WHITE));
    }

    private void assertSame(Glance original, BufferedImage copy) throws IOException {
        var distance = Glance.distance(original.fingerprint(), glance(copy).fingerprint());
        assertTrue(distance <= Glance.SAME_WITHIN, distance + " bits");
    }

    private void assertDifferent(BufferedImage one, BufferedImage other) throws IOException {
        var distance = Glance.distance(glance(one).fingerprint(), glance(other).fingerprint());
        assertTrue(distance > Glance.SAME_WITHIN, distance + " bits");
    }

    private Glance glance(BufferedImage picture) throws IOException {
        return Glance.of(Samples.write(picture, folder.resolve(files++ + ".jpg")));
    }
}
