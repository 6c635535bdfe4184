package org.whistlestop.tour;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a stop moves in time. */
public record NewSlip(
        @NotBlank @Size(max = 100) @Schema(description = "Slug of the first stop that moves")
        String stop,

        @NotNull
        @Min(-43200)
        @Max(43200)
        @Schema(description = "Minutes later; earlier when negative", examples = "120")
        Integer minutes,

        @NotNull
        @Schema(description = "stop: this one; day: and those behind it that day; following: and all behind it")
        Slip.Scope scope,

        @Schema(description = "The start of that stop that the sender knew; 409 when it is planned otherwise by now")
        Instant planned,

        @Size(max = 200)
        @Schema(
                description =
                        "The starts that the sender knew, by slug, of all stops that are to move; 409 when one of them is"
                                + " planned otherwise by now, or another one would move too")
        Map<@NotBlank @Size(max = 100) String, @NotNull Instant> plans) {

    private static final int MOST_OF_A_DAY = 720;

    /** What a host may say on the road; more is the PR team's. */
    @JsonIgnore
    boolean isWithinADay() {
        return scope == Slip.Scope.DAY && Math.abs(minutes) <= MOST_OF_A_DAY;
    }
}
