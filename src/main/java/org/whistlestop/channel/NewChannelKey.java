package org.whistlestop.channel;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The value to keep for a channel; shown nowhere, not even in a log. */
public record NewChannelKey(@NotBlank @Size(max = 4000) String value) {

    @Override
    public String toString() {
        return "a key";
    }
}
