package org.whistlestop.conversation.mention;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.checkin.Coordinates;
import org.whistlestop.tour.PlainText;

/** What somebody of the team answers in public, under their own name. */
public record NewAnswer(
        @NotBlank
        @Size(max = 2000)
        @Schema(
                description = "Plain text; web addresses in it become links",
                examples = "Thank you for coming, Ada. The recorder is on its way to Boston.")
        String words) {

    public NewAnswer {
        words = words == null
                ? null
                : words.replaceAll("\r\n?", "\n").replace('\t', ' ').strip();
    }

    @JsonIgnore
    @AssertTrue(message = "hold coordinates; a person's place stays on the phone, so leave them out")
    public boolean isWordsFreeOfCoordinates() {
        return words == null || !Coordinates.areIn(words);
    }

    @JsonIgnore
    @AssertTrue(message = "hold a character that cannot be seen; type them anew")
    public boolean isWordsReadable() {
        return words == null || !PlainText.isUnprintable(words);
    }
}
