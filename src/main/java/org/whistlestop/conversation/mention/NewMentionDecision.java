package org.whistlestop.conversation.mention;

import jakarta.validation.constraints.NotNull;

/** What becomes of a mention. */
public record NewMentionDecision(@NotNull MentionDecision decision) {}
