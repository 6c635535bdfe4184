package org.whistlestop.checkin;

import java.util.UUID;

/** Fired inside the transaction that records a check-in; it may not be public yet. */
public record CheckInRecorded(UUID checkInId, UUID stopId, UUID tourId) {}
