package org.whistlestop.announcement;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.channel.ChannelKind;

/** What would be sent to one channel, without anybody being asked. */
public record DryRun(
        UUID channel,
        String name,
        ChannelKind kind,

        @Schema(description = "The request as it would be made, without secrets")
        String request) {}
