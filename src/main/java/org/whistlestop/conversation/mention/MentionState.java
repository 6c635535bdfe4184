package org.whistlestop.conversation.mention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a mention has come. */
public enum MentionState {
    /** Nobody has looked yet whether it is true. */
    QUEUED,
    /** It was not true, or could not be seen to be. */
    REFUSED,
    /** True, and waits for somebody's decision. */
    NEW,
    /** The public sees it. */
    ACCEPTED,
    REJECTED,
    /** It was true once. */
    GONE;

    /** Whether its page has linked to us when it was looked at last. */
    boolean isTrue() {
        return this == NEW || this == ACCEPTED || this == REJECTED;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By this name JAX-RS finds it for parameters. */
    @JsonCreator
    public static MentionState fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
