package org.whistlestop.photo;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.whistlestop.support.InReach;

/**
 * What is said of a photo when it is sent, before its bytes.
 *
 * @param tour slug
 * @param stop slug; null: where the host was when it was taken
 * @param photo made by the sender, the same for the preview, the original and every repetition
 * @param takenAt by the camera's clock, or null
 * @param alt what can be seen, for who cannot see it
 * @param credit who took it; null: who sends it
 * @param consent a fan's, to show it; staff needs none here
 * @param withdrawal a secret of the fan's own, by which to take the photo back
 */
public record NewPhoto(
        @NotBlank @Size(max = 80) String tour,
        @Size(max = 100) String stop,
        @NotNull UUID photo,
        @NotNull Part part,
        @InReach Instant takenAt,
        @Size(max = 500) String alt,
        @Size(max = 500) String caption,
        @Size(max = 80) String credit,
        boolean consent,
        @Size(min = 20, max = 200) String withdrawal) {

    @AssertTrue(message = "with the text must hold no control characters")
    boolean isAltClean() {
        return PhotoText.isClean(alt) && PhotoText.isClean(caption) && PhotoText.isClean(credit);
    }
}
