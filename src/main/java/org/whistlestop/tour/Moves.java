package org.whistlestop.tour;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * The host's newest word of each kind at one stop, withdrawn ones left out; each may be null. Enough to tell the stop's state,
 * in whatever order the check-ins came in.
 */
public record Moves(Move arrived, Move left, Move late) {

    /** @param minutes with a word of running late, else 0 */
    public record Move(UUID id, Instant at, int minutes) {
        static final Comparator<Move> ORDER = Comparator.comparing(Move::at).thenComparing(Move::id, Moves::byText);
    }

    /** True when the host's last move was to go. */
    boolean hasLeft() {
        return left != null && (arrived == null || Move.ORDER.compare(left, arrived) > 0);
    }

    boolean hasArrived() {
        return arrived != null && !hasLeft();
    }

    /** As PostgreSQL orders them; Java's own order of UUIDs is signed. */
    private static int byText(UUID one, UUID other) {
        return one.toString().compareTo(other.toString());
    }
}
