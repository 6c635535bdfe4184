package org.whistlestop.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** A token to make; the name tells its owner later where it is used. */
public record NewToken(@NotBlank @Size(max = 80) String name) {

    /** The token itself is in this answer and nowhere else. */
    public record Shown(UUID id, String name, String token) {}
}
