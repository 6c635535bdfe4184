package org.whistlestop.announcement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is asked to approve without an account; the name stands on the approval. */
public record NewApprovalLink(
        @NotBlank @Size(max = 80) @Schema(examples = "Dana Reyes, Legal")
        String name) {}
