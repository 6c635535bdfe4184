package org.whistlestop.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person does on one tour. */
public enum Role {
    /** Travels and checks in. */
    HOST,
    /** Plans stops and writes announcements. */
    PR,
    /** Releases what others wrote. */
    APPROVER,
    /** Decides about what the public sends in. */
    MODERATOR,
    /** Runs the tour's installation: people, settings, stops. */
    ADMIN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people write it. */
    public String inWords() {
        return this == PR ? "PR" : word();
    }

    /** By this name JAX-RS finds it for path parameters. */
    @JsonCreator
    public static Role fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
