package org.whistlestop.checkin;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the phone sends. It holds a store, never a place: a coordinate anywhere is refused. */
public record NewCheckIn(
        @NotBlank @Size(max = 80) @Schema(examples = "42-stores")
        String tour,

        @NotBlank @Size(max = 100) @Schema(examples = "boston-copley-place")
        String stop,

        @NotNull CheckInKind kind,

        @Min(1) @Max(720) @Schema(description = "With late: how many minutes", examples = "15")
        Integer minutes,

        @Schema(description = "With withdrawn: the check-in taken back")
        UUID withdraws,

        @NotNull @Schema(description = "When it happened, by the phone's clock", examples = "2026-11-21T16:52:00Z")
        Instant happenedAt,

        @Min(0) @Schema(description = "The last event number the phone knew")
        Long seen,

        @Schema(description = "The start of the stop that the phone knew; 409 when it is planned otherwise by now")
        Instant planned,

        @Size(max = 500)
        @Schema(description = "Public words", examples = "In front of the fountain, come and say hello.")
        String note) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** Times are kept in microseconds, as PostgreSQL does, so that a repeat compares equal. */
    public NewCheckIn {
        happenedAt = happenedAt == null ? null : happenedAt.truncatedTo(ChronoUnit.MICROS);
        note = note == null || note.isBlank() ? null : note.strip();
    }

    @JsonIgnore
    @AssertTrue(message = "goes with \"late\", and \"late\" needs it")
    public boolean isMinutesGivenWithLate() {
        return kind == null || (kind == CheckInKind.LATE) == (minutes != null);
    }

    @JsonIgnore
    @AssertTrue(message = "goes with \"withdrawn\", and \"withdrawn\" needs it")
    public boolean isWithdrawsGivenWithWithdrawn() {
        return kind == null || (kind == CheckInKind.WITHDRAWN) == (withdraws != null);
    }

    @JsonIgnore
    @AssertTrue(message = "is no time of this century")
    public boolean isHappenedAtSensible() {
        return happenedAt == null || (happenedAt.isAfter(EARLIEST) && happenedAt.isBefore(LATEST));
    }

    @JsonIgnore
    @AssertTrue(message = "holds coordinates; a person's place stays on the phone, so leave them out")
    public boolean isNoteFreeOfCoordinates() {
        return note == null || !Coordinates.areIn(note);
    }
}
