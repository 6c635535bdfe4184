package org.whistlestop.photo;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What was decided about a photo; whether it can be seen depends on its stop and its files as well. */
public enum PhotoStatus {
    /** A fan sent it in; nobody has decided yet. */
    WAITING,
    /** May be shown. */
    APPROVED,
    /** Was never shown, or not let in again. */
    REJECTED,
    /** Was taken down. */
    REMOVED,
    /** The fan who sent it took it back; nothing is left to show. */
    WITHDRAWN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By this name JAX-RS finds it for parameters. */
    @JsonCreator
    public static PhotoStatus fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
