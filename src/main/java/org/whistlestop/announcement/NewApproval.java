package org.whistlestop.announcement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A yes to what was read. */
public record NewApproval(
        @NotBlank
        @Pattern(regexp = "[0-9a-f]{64}")
        @Schema(description = "The seal of what was read; anything else is not approved")
        String seal,

        @Size(max = 1000) @Schema(nullable = true, description = "Why a text that only sells may go out")
        String reason) {

    public NewApproval {
        reason = reason == null || reason.isBlank() ? null : reason.strip();
    }
}
