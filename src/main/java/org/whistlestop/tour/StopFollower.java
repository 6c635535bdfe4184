package org.whistlestop.tour;

import java.time.Instant;
import java.util.Optional;

/** Becomes public together with a stop: the photos taken there. The photo package answers, which stands above this one. */
public interface StopFollower {

    /** Tells the log what the public may see by now; the stop has just been settled, the caller has taken its tour. */
    void follow(Tour tour, Stop stop, Instant now);

    /** When the next of it becomes public by the clock alone. */
    Optional<Instant> findNextPublic(Tour tour, Stop stop, Instant after);
}
