package org.whistlestop.checkin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.whistlestop.tour.log.EventKind;

/** What a host says of a stop. */
public enum CheckInKind {
    ARRIVED,
    LATE,
    LEFT,
    /** Takes an earlier one back. */
    WITHDRAWN;

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
