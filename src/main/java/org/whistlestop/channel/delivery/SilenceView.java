package org.whistlestop.channel.delivery;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a tour is silent: nothing of it goes out on any channel. */
public record SilenceView(
        boolean silent,
        @Schema(nullable = true) String reason,

        @Schema(nullable = true, description = "Who made it silent")
        String by,

        @Schema(nullable = true) Instant since,

        @Schema(description = "What would be going out now if it were not")
        long waiting,

        @Schema(description = "Of these, what would wait for a person once the silence ends, because it is too old")
        long stale) {

    static SilenceView of(Silence silence, long waiting, long stale) {
        return silence == null
                ? new SilenceView(false, null, null, null, waiting, stale)
                : new SilenceView(true, silence.reason, silence.beganByName(), silence.beganAt, waiting, stale);
    }
}
