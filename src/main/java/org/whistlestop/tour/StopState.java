package org.whistlestop.tour;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;

/**
 * A stop's status and the instants that belong to it.
 *
 * @param expectedAt with {@code LATE}: when the host means to arrive
 * @param arrivedAt since the host is or was there
 * @param leftAt with {@code DONE}: when the host left; null when the clock closed the stop
 */
@Embeddable
public record StopState(
        @Enumerated(EnumType.STRING) StopStatus status, Instant expectedAt, Instant arrivedAt, Instant leftAt) {

    /** A host who forgets to say "leaving" does not keep a stop live for ever. */
    static final Duration CLOSES_AFTER = Duration.ofMinutes(60);

    static final StopState PLANNED = new StopState(StopStatus.PLANNED, null, null, null);
    static final StopState CANCELLED = new StopState(StopStatus.CANCELLED, null, null, null);

    /** Tells the state from what the host has said and what time it is, whatever came before. */
    static StopState of(TimeWindow window, Moves moves, Instant now) {
        var arrivedAt = moves.arrived() == null ? null : moves.arrived().at();
        if (moves.hasLeft()) {
            return new StopState(StopStatus.DONE, null, arrivedAt, moves.left().at());
        }
        if (!now.isBefore(closesAt(window, moves))) {
            return new StopState(StopStatus.DONE, null, arrivedAt, null);
        }
        if (moves.hasArrived()) {
            return new StopState(StopStatus.LIVE, null, arrivedAt, null);
        }
        if (moves.late() != null) {
            var expectedAt =
                    window.starts().plus(Duration.ofMinutes(moves.late().minutes()));
            return new StopState(StopStatus.LATE, expectedAt, null, null);
        }
        return PLANNED;
    }

    static Instant closesAt(TimeWindow window, Moves moves) {
        return closesAt(window, moves.hasArrived() ? moves.arrived().at() : null);
    }

    /** Sixty minutes after the window's end; a host who came later than that has sixty minutes of their own. */
    public static Instant closesAt(TimeWindow window, Instant arrivedAt) {
        var isLate = arrivedAt != null && arrivedAt.isAfter(window.ends());
        return (isLate ? arrivedAt : window.ends()).plus(CLOSES_AFTER);
    }
}
