package org.whistlestop.photo;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What somebody has against a photo. */
public record NewReport(@NotBlank @Size(max = 500) String reason) {}
