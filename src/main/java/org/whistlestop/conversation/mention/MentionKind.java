package org.whistlestop.conversation.mention;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a page does with ours. */
public enum MentionKind {
    MENTION,
    REPLY,
    LIKE,
    REPOST;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
