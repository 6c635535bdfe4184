package org.whistlestop.channel.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.channel.ChannelKind;

/** What is known of a tour's channels before they are needed. */
public record RehearsalView(
        @Schema(description = "Those that something is due on within 24 hours come first")
        List<Part> channels) {

    /** One of its channels. */
    public record Part(
            UUID channel,
            String name,
            ChannelKind kind,

            @Schema(nullable = true, description = "When the next text is due there, within 24 hours; none otherwise")
            Instant nextDue,

            @Schema(description = "How many are due there within 24 hours")
            long due,

            @Schema(nullable = true, description = "When it was last tested")
            Instant checkedAt,

            @Schema(nullable = true, description = "As whom it knows us, by the last test that went well")
            String knownAs,

            @Schema(nullable = true, description = "What the last test found wrong")
            String trouble) {}
}
