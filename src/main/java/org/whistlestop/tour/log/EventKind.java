package org.whistlestop.tour.log;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What happened to a stop in the eyes of the public. */
public enum EventKind {
    /** A stop became public: just planned, or revealed. */
    ADDED,
    /** Its words changed: an address, a spelling. */
    CHANGED,
    /** Its time changed. */
    SLIPPED,
    /** It went to another store. */
    MOVED,
    CANCELLED,
    /** A cancellation was taken back. */
    REINSTATED,
    /** Over by the clock alone, without a word of the host. */
    CLOSED,
    /** Check-ins. */
    ARRIVED,
    LATE,
    LEFT,
    WITHDRAWN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
