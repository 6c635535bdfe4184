package org.whistlestop.tour;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A tour's settings, all of them; the slug and the host stay. */
public record TourChange(
        @NotBlank @Size(max = 160) String title,
        @NotNull @Min(0) @Max(1440) Integer publicDelayMinutes,
        @NotNull Boolean publicAfterLeaving) {}
