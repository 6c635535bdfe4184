package org.whistlestop.tour.log;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of a tour's log.
 *
 * @param number 1, 2, 3, … in the order of commits, without a gap
 * @param checkInId the check-in that caused it, or null
 * @param photoId the photo that it is about, or null
 */
public record TourEvent(long number, EventKind kind, UUID stopId, UUID checkInId, UUID photoId, Instant at) {}
