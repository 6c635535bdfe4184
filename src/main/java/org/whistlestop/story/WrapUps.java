package org.whistlestop.story;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which drafts stand in the blog when something is over. */
public enum WrapUps {
    NONE,
    /** One in the evening, of all stops of the day. */
    DAY,
    /** One of each stop, once it is done. */
    STOP;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static WrapUps fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
