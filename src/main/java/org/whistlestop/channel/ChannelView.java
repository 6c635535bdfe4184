package org.whistlestop.channel;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A channel as the team sees it, without what opens it. */
public record ChannelView(
        UUID id,
        ChannelKind kind,
        String name,
        @Schema(nullable = true) String address,
        @Schema(nullable = true) String account,
        Map<String, String> settings,

        @Schema(description = "Whether what opens it is kept")
        boolean keyed,

        Limits limits,

        @Schema(nullable = true, description = "When the connection was last tested")
        Instant checkedAt,

        @Schema(nullable = true, description = "As whom it knows us, by the last test that went well")
        String knownAs,

        @Schema(nullable = true, description = "What the last test found wrong")
        String trouble) {}
