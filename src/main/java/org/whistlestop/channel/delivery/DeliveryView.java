package org.whistlestop.channel.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.channel.ChannelKind;

/** One announcement on one channel, as the team sees it. */
public record DeliveryView(
        UUID id,
        UUID announcement,
        UUID channel,
        String channelName,
        ChannelKind kind,
        DeliveryState state,

        @Schema(nullable = true, description = "None until the host has arrived")
        Instant dueAt,

        @Schema(description = "To the letter") String text,

        @Schema(nullable = true, description = "Why it is held, failed or cancelled, or what the last attempt met")
        String words,

        @Schema(description = "Whether it may stand there although nobody has confirmed it")
        boolean unsure,

        @Schema(nullable = true) Instant sentAt,

        @Schema(nullable = true, description = "Where people see it")
        String link,

        @Schema(nullable = true, description = "What the channel said")
        String answer,

        List<Attempt> attempts) {

    /** @param outcome sent, refused, not_now, unknown; none while it lasts, or when its process died */
    public record Attempt(
            int number,
            Instant startedAt,
            @Schema(nullable = true) Instant endedAt,
            @Schema(nullable = true) String outcome,
            @Schema(nullable = true) String words) {}
}
