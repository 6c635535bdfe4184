package org.whistlestop.checkin;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that a check-in did, or will do, or did not do and why. */
public record ReceiptRow(
        @Schema(description = "For programs", examples = "map")
        String name,

        @Schema(description = "For people", examples = "Live map")
        String title,

        State state,

        @Schema(description = "One sentence, times in the store's local time")
        String words,

        @Schema(nullable = true, description = "When it was done, or will be where that is known")
        Instant at,

        @Schema(nullable = true, description = "Path of the page where it can be seen")
        String url) {

    /** How far it has come. */
    public enum State {
        DONE,
        /** Will come by itself, or when somebody decides. */
        WAITING,
        /** There was nothing to do. */
        NONE,
        FAILED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
