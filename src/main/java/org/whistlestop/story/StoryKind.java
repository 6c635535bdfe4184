package org.whistlestop.story;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a post of the blog is for. */
public enum StoryKind {
    /** Grows while the host is on the road. */
    LIVE,
    /** Stands as a draft in the evening. */
    WRAP_UP;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static StoryKind fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
