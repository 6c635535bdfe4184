package org.whistlestop.announcement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the time of an announcement hangs on. */
public enum Anchor {
    /** The start of the stop. */
    STARTS,
    /** The end of the stop. */
    ENDS,
    /** The host's arrival. */
    ARRIVAL,
    /** The approval: it goes out at once. */
    APPROVAL,
    /** A local time of its own. */
    FIXED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Anchor fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
