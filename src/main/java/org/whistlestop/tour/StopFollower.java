package org.whistlestop.tour;

import java.time.Instant;
import java.util.Optional;

/** Follows what becomes of a stop: photos taken there, announcements of it. Packages above this one answer. */
public interface StopFollower {

    /** Brings what hangs on the stop up to now; the stop has just been settled, the caller has taken its tour. */
    void follow(Tour tour, Stop stop, Instant now);

    /** When the next of it becomes public by the clock alone. */
    default Optional<Instant> findNextPublic(Tour tour, Stop stop, Instant after) {
        return Optional.empty();
    }
}
