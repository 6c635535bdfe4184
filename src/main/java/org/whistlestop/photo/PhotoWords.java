package org.whistlestop.photo;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that may be edited of a photo; what is left out is taken away. */
public record PhotoWords(
        @Size(max = 100)
        @Schema(description = "Slug of the stop where it was taken; without one nobody but staff sees it")
        String stop,

        @Size(max = 500) @Schema(description = "What can be seen, for who cannot see it; the blog asks for it")
        String alt,

        @Size(max = 500) String caption,

        @Size(max = 80) @Schema(description = "Who took it; without one the person who sent it")
        String credit) {

    @AssertTrue(message = "and the other texts must hold no coordinates; a person's place stays on the phone")
    boolean isAltPlaceless() {
        return PhotoText.namesNoPlace(alt) && PhotoText.namesNoPlace(caption) && PhotoText.namesNoPlace(credit);
    }

    @AssertTrue(message = "and the other texts must hold no control characters")
    boolean isAltClean() {
        return PhotoText.isClean(alt) && PhotoText.isClean(caption) && PhotoText.isClean(credit);
    }
}
