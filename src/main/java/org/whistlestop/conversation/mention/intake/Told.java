package org.whistlestop.conversation.mention.intake;

import java.util.UUID;

/**
 * What became of somebody's telling us.
 *
 * @param isKnown whether its page was seen to link to us before
 */
record Told(UUID id, boolean isKnown) {}
