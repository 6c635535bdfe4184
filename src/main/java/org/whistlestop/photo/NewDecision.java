package org.whistlestop.photo;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One decision about one or many photos. */
public record NewDecision(
        @NotEmpty @Size(max = 200) List<@NotNull UUID> photos,
        @NotNull Decision decision,

        @Size(max = 300) @Schema(description = "For the team; the public does not read it")
        String reason) {}
