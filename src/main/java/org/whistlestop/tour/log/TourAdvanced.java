package org.whistlestop.tour.log;

import java.util.UUID;

/**
 * Fired when a tour's log has grown, or its settings have changed: here after commit, or on another replica.
 *
 * @param here whether this very process wrote it
 */
public record TourAdvanced(UUID tourId, boolean here) {}
