package org.whistlestop.conversation.mention;

import java.util.UUID;

/**
 * A public page of ours that others talk about.
 *
 * @param stopId null for the page of the whole tour
 */
public record OurPage(UUID tourId, UUID stopId) {}
