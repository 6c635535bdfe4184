package org.whistlestop.conversation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.checkin.Coordinates;
import org.whistlestop.support.InReach;
import org.whistlestop.tour.PlainText;

/** What a customer said, as the phone sends it. It names a store and nobody: neither the customer nor a place. */
public record NewFieldNote(
        @NotBlank @Size(max = 80) @Schema(examples = "42-stores")
        String tour,

        @NotBlank @Size(max = 100) @Schema(examples = "boston-copley-place")
        String stop,

        @NotNull FieldNoteKind kind,

        @NotBlank
        @Size(max = 1000)
        @Schema(
                description = "The customer's, for the team only",
                examples = "Is there a Blu-ray recorder? I would buy one today.")
        String words,

        @Size(max = 8)
        @Schema(description = "Products it is about; upper and lower case are the same tag", examples = "[\"Blu-ray\"]")
        List<@NotBlank @Size(max = 40) String> tags,

        @NotNull
        @InReach
        @Schema(description = "When it was said, by the phone's clock", examples = "2026-11-21T18:10:00Z")
        Instant happenedAt) {

    /** Times are kept in microseconds, as PostgreSQL does, so that a repeat compares equal. */
    public NewFieldNote {
        words = words == null
                ? null
                : words.replaceAll("\r\n?", "\n").replace('\t', ' ').strip();
        tags = Tags.tidy(tags);
        happenedAt = happenedAt == null ? null : happenedAt.truncatedTo(ChronoUnit.MICROS);
    }

    @JsonIgnore
    @AssertTrue(message = "hold coordinates; a person's place stays on the phone, so leave them out")
    public boolean isWordsFreeOfCoordinates() {
        return words == null || !Coordinates.areIn(words);
    }

    @JsonIgnore
    @AssertTrue(message = "hold coordinates; a person's place stays on the phone, so leave them out")
    public boolean isTagsFreeOfCoordinates() {
        return !Coordinates.areIn(String.join("\n", tags)) && !Coordinates.areIn(String.join(" ", tags));
    }

    @JsonIgnore
    @AssertTrue(message = "hold a character that cannot be seen; type them anew")
    public boolean isWordsReadable() {
        return words == null || Stream.concat(Stream.of(words), tags.stream()).noneMatch(PlainText::isUnprintable);
    }
}
