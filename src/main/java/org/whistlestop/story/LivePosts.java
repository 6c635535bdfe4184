package org.whistlestop.story;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which live posts a tour has. */
public enum LivePosts {
    NONE,
    /** One for the whole tour. */
    TOUR,
    /** One for each stop. */
    STOP;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static LivePosts fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
