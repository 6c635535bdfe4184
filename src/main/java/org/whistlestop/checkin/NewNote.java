package org.whistlestop.checkin;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.support.InReach;

/** Public words for a check-in that was made before. */
public record NewNote(
        @Size(max = 500)
        @Schema(
                nullable = true,
                description = "Null or empty takes the words away",
                examples = "In front of the fountain, come and say hello.")
        String note,

        @NotNull
        @InReach
        @Schema(description = "When it was written, by the phone's clock", examples = "2026-11-21T16:53:00Z")
        Instant happenedAt) {

    public NewNote {
        happenedAt = happenedAt == null ? null : happenedAt.truncatedTo(ChronoUnit.MICROS);
        note = note == null || note.isBlank() ? null : note.strip();
    }

    @JsonIgnore
    @AssertTrue(message = "holds coordinates; a person's place stays on the phone, so leave them out")
    public boolean isNoteFreeOfCoordinates() {
        return note == null || !Coordinates.areIn(note);
    }
}
