package org.whistlestop.announcement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.tour.PlainText;

/** What somebody thinks of a draft. */
public record NewComment(
        @NotBlank @Size(max = 2000) @Schema(examples = "Could you ask them something about the recorder?")
        String words) {

    public NewComment {
        words = words == null
                ? null
                : words.replaceAll("\r\n?", "\n").replace('\t', ' ').strip();
    }

    @JsonIgnore
    @AssertTrue(message = "holds a character that cannot be seen; type it anew")
    public boolean isReadable() {
        return words == null || !PlainText.isUnprintable(words);
    }
}
