package org.whistlestop.announcement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Stops for which the same is to be said, such as those of a leg. */
public record NewCopies(
        @NotEmpty @Size(max = 200) @Schema(examples = "[\"boston-copley-place\"]")
        List<@NotBlank @Size(max = 100) String> stops) {}
