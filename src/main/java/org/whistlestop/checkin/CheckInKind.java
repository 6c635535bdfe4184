package org.whistlestop.checkin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;
import org.whistlestop.tour.log.EventKind;

/** What a host says of a stop. */
public enum CheckInKind {
    ARRIVED,
    LATE,
    LEFT,
    /** Takes an earlier one back. */
    WITHDRAWN;

    /** What may wait until the host has left. */
    static final Set<CheckInKind> TELL_WHERE = Set.of(ARRIVED, WITHDRAWN);

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static CheckInKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    EventKind event() {
        return EventKind.valueOf(name());
    }
}
