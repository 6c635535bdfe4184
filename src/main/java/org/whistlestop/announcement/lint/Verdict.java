package org.whistlestop.announcement.lint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Says in one word what a text is; a billboard needs an approver's written reason. */
public enum Verdict {
    GOOD,
    MIXED,
    BILLBOARD;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
