package org.whistlestop.channel.push;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A browser that wants to be told.
 *
 * @param endpoint of its push subscription
 * @param stop slug of the only stop that it wants to hear of; null for the whole tour
 */
public record NewFollower(
        @NotBlank @Size(max = 1000) String endpoint,
        @NotNull @Valid BrowserKeys keys,
        @Size(max = 200) @Schema(nullable = true) String stop) {

    @Override
    public String toString() {
        return "a follower";
    }
}
