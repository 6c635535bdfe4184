package org.whistlestop.photo;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which file of a photo: on a bad line a small copy goes ahead. */
public enum Part {
    PREVIEW,
    ORIGINAL;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By this name JAX-RS finds it for parameters. */
    @JsonCreator
    public static Part fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
