package org.whistlestop.announcement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an announcement is before it goes out. */
public enum AnnouncementState {
    DRAFT,
    /** Its author asks for an approval. */
    REVIEW,
    APPROVED,
    /** What was approved is not what would go out now; nothing does until somebody has looked. */
    CHANGED,
    CANCELLED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static AnnouncementState fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
