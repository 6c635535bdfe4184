package org.whistlestop.story;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person decides about a post that is held. */
public enum Decision {
    /** Our part is written over what stands in its place; the text around it stays. */
    OVER,
    /** All that stands there stays as the editor's own, and our part is written below it. */
    PART,
    /** A new post is written. */
    ANEW,
    /** It is the editors' from now on; only photos that are taken down still leave it. */
    LEAVE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Decision fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
