package org.whistlestop.tour;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.tour.log.EventKind;

/** Tells what the host has said at a stop; the check-in package answers, which stands above this one. */
public interface HostMoves {

    /**
     * @param happenedBy leaves later words out; null takes all
     * @param publicBy leaves out what is not public by then; null takes all
     */
    Moves at(UUID stopId, Instant happenedBy, Instant publicBy);

    /** Check-ins that are public by now but have no number in the log yet, in the order they count. */
    List<Unnumbered> listUnnumbered(UUID stopId, Instant publicBy);

    void numbered(UUID checkInId, long number);

    /** When the next check-in of this stop becomes public by the clock. */
    Optional<Instant> findNextPublic(UUID stopId, Instant after);

    /** Makes public at this instant what waited for the host to leave, not before the leaving itself when there is one. */
    void release(UUID stopId, UUID leftId, Instant publicAt);

    /** Lets what tells where the host is wait (again) for the host to leave, unless the public has it already. */
    void hold(UUID stopId);

    /** Sets anew when the tour's check-ins without a number become public. */
    void reschedule(Tour tour);

    record Unnumbered(UUID checkInId, EventKind kind, Instant at) {}
}
