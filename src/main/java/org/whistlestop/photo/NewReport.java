package org.whistlestop.photo;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What somebody has against a photo. */
public record NewReport(@NotBlank @Size(max = 500) String reason) {

    @AssertTrue(message = "must hold no coordinates; a person's place stays on the phone")
    boolean isReasonPlaceless() {
        return PhotoText.namesNoPlace(reason);
    }
}
