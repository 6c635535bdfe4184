package org.whistlestop.channel.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a delivery is. */
public enum DeliveryState {
    /** For its time, or for the next attempt. */
    WAITING,
    /** A process has it. */
    SENDING,
    /** It may stand there; it is being looked up. */
    UNSURE,
    SENT,
    /** For a person. */
    HELD,
    /** The channel does not take it. */
    FAILED,
    CANCELLED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static DeliveryState fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether a person or the clock may still make it go out. */
    public boolean isOpen() {
        return this == WAITING || this == SENDING || this == UNSURE || this == HELD || this == FAILED;
    }
}
