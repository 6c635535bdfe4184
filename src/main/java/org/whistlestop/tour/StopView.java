package org.whistlestop.tour;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stop as staff sees it, hidden or not. */
public record StopView(
        UUID id,
        String slug,
        Venue venue,
        LocalDateTime startsLocal,
        LocalDateTime endsLocal,
        String zone,
        Instant starts,
        Instant ends,
        StopStatus status,
        @Schema(nullable = true) Instant expectedAt,
        @Schema(nullable = true) Instant arrivedAt,
        @Schema(nullable = true) Instant leftAt,
        @Schema(nullable = true) Instant revealAt,
        boolean published,
        @Schema(nullable = true) String cancelReason) {

    public static StopView of(Stop stop) {
        return new StopView(
                stop.id,
                stop.slug,
                stop.venue,
                stop.window.startsLocal(),
                stop.window.endsLocal(),
                stop.window.zone().getId(),
                stop.window.starts(),
                stop.window.ends(),
                stop.state.status(),
                stop.state.expectedAt(),
                stop.state.arrivedAt(),
                stop.state.leftAt(),
                stop.revealAt,
                stop.published,
                stop.cancelReason);
    }
}
