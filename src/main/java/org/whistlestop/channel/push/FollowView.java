package org.whistlestop.channel.push;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a follower hears of.
 *
 * @param stop slug of the only stop; null for the whole tour
 */
public record FollowView(
        UUID id, String tour, @Schema(nullable = true) String stop) {}
