package org.whistlestop.tour;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tour to make. */
public record NewTour(
        @NotBlank @Size(max = 160) @Schema(examples = "42 stores in 40 days")
        String title,

        @NotNull
        @Size(min = 2, max = 80)
        @Pattern(regexp = SLUG, message = "takes small letters, digits and single hyphens")
        @Schema(examples = "42-stores")
        String slug,

        @NotBlank
        @Size(max = 120)
        @Schema(description = "The host: the id of a person, or the name of a new one", examples = "Rita Calloway")
        String host,

        @Min(0) @Max(1440) @Schema(description = "Minutes by which the public learns of a check-in later; 0 by default")
        Integer publicDelayMinutes,

        @Schema(description = "The public learns where the host was only afterwards; false by default")
        Boolean publicAfterLeaving) {

    static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

    public NewTour(String title, String slug, String host) {
        this(title, slug, host, null, null);
    }

    int publicDelayMinutesOrNone() {
        return publicDelayMinutes == null ? 0 : publicDelayMinutes;
    }

    boolean isPublicAfterLeaving() {
        return Boolean.TRUE.equals(publicAfterLeaving);
    }
}
