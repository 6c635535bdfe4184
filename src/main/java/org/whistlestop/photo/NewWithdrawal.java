package org.whistlestop.photo;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The secret that a fan sent along with a photo. */
public record NewWithdrawal(@NotBlank @Size(max = 200) String key) {}
