package org.whistlestop.announcement;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.announcement.lint.Thresholds;

/**
 * How a tour wants to sound, and when it keeps quiet.
 *
 * @param quietFrom by the clocks of each store; null with quietUntil for never
 * @param lint the usual thresholds when left out
 */
public record Voice(
        @JsonFormat(pattern = "HH:mm")
        @Schema(
                nullable = true,
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                examples = "21:00")
        LocalTime quietFrom,

        @JsonFormat(pattern = "HH:mm")
        @Schema(
                nullable = true,
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                examples = "08:00")
        LocalTime quietUntil,

        @Valid @Schema(nullable = true) Thresholds lint) {

    @JsonIgnore
    @AssertTrue(message = "needs both times, or none")
    public boolean isWhole() {
        return (quietFrom == null) == (quietUntil == null);
    }
}
