package org.whistlestop.channel.delivery;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why nothing shall go out. */
public record NewSilence(
        @NotBlank @Size(max = 300) @Schema(examples = "An accident near the store; we wait")
        String reason) {}
