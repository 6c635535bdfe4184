package org.whistlestop.story;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a post has come. */
public enum StoryState {
    /** There is something to write, soon or once the blog answers. */
    WAITING,
    /** All of it stands there. */
    STANDS,
    /** A person decides. */
    HELD,
    /** The blog refuses it. */
    FAILED,
    /** A person has left it to the blog's editors. */
    LEFT;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
