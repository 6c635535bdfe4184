package org.whistlestop.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a customer's words are. */
public enum FieldNoteKind {
    WISH,
    COMPLAINT,
    PRAISE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By this name JAX-RS finds it for parameters. */
    @JsonCreator
    public static FieldNoteKind fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
