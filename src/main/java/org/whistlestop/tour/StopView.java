package org.whistlestop.tour;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;

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
        Instant expectedAt,
        Instant arrivedAt,
        Instant leftAt,
        Instant revealAt,
        boolean published,
        String cancelReason) {

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
