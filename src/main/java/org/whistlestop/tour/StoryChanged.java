package org.whistlestop.tour;

import java.util.UUID;

/** Fired, in its transaction, by who has changed what a {@link StorySource} gives; what the tour's log tells needs none. */
public record StoryChanged(UUID tourId, UUID stopId) {}
