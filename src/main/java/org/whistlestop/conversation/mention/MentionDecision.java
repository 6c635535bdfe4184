package org.whistlestop.conversation.mention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What moderators may do with a mention. */
public enum MentionDecision {
    /** Show it on our page. */
    ACCEPT(MentionState.ACCEPTED, "accepted"),
    /** Do not show it, or no more. */
    REJECT(MentionState.REJECTED, "rejected");

    final MentionState leadsTo;
    /** As the audit log says it. */
    final String act;

    MentionDecision(MentionState leadsTo, String act) {
        this.leadsTo = leadsTo;
        this.act = act;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By this name JAX-RS finds it for parameters. */
    @JsonCreator
    public static MentionDecision fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
