package org.whistlestop.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whistlestop.image.DecoderLostException;
import org.whistlestop.image.Format;
import org.whistlestop.image.LostDecoder;
import org.whistlestop.image.Samples;

/** Work on a picture over which the decoder dies is tried again, but not for ever. */
class PhotoMakerTest {

    private static final UUID PHOTO = UUID.randomUUID();

    @TempDir
    Path folder;

    private final List<String> failures = new ArrayList<>();
    private int endings;

    @Test
    void aLostDecoderIsTriedAgainUntilThePictureIsToBlame() {
        for (var before = 0; before < 4; before++) {
            var failuresBefore = before;
            assertThrows(DecoderLostException.class, () -> maker().make(PHOTO, Part.ORIGINAL, failuresBefore));
        }
        assertEquals(List.of(), failures);

        maker().make(PHOTO, Part.ORIGINAL, 4);
        assertEquals(0, folder.toFile().list().length, "work is left over");
        assertEquals(1, failures.size());
        assertTrue(failures.get(0).startsWith("The picture could not be read, several times."), failures.get(0));
    }

    @Test
    void smallerFormatsAreGivenUpToo() {
        assertThrows(DecoderLostException.class, () -> maker().makeSmaller(PHOTO, 3));
        assertEquals(0, endings);

        maker().makeSmaller(PHOTO, 4);
        assertEquals(1, endings);
    }

    private PhotoMaker maker() {
        var maker = new PhotoMaker();
        maker.pictures = new LostDecoder();
        maker.config = Samples.config(Map.of("folder", folder.toString()));
        maker.made = new MadePhotos() {
            @Override
            Optional<Wanted> findWanted(UUID photoId, Part part, Format format) {
                return Optional.of(new Wanted(List.of(), List.of()));
            }

            @Override
            void fail(UUID photoId, Part part, String why) {
                failures.add(why);
            }

            @Override
            void keepMore(UUID photoId, List<PhotoSize> sizes) {
                endings++;
            }
        };
        return maker;
    }
}
