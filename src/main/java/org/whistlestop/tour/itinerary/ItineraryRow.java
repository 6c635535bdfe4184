package org.whistlestop.tour.itinerary;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.whistlestop.tour.Venue;

/**
 * Holds one stop as an itinerary has it: the id, order, reveal and reason are null where the row says none; local times are the
 * store's, and the instants are the same moments.
 */
public record ItineraryRow(
        int line,
        UUID id,
        Integer order,
        Venue venue,
        ZoneId zone,
        LocalDateTime startsLocal,
        LocalDateTime endsLocal,
        Instant starts,
        Instant ends,
        Instant reveal,
        Wanted status,
        String cancelReason) {

    /** Leaves a reason out where nothing is cancelled. */
    public ItineraryRow {
        cancelReason = status == Wanted.CANCELLED ? cancelReason : null;
    }

    /** A row that gives no reason for a cancellation. */
    public ItineraryRow(
            int line,
            UUID id,
            Integer order,
            Venue venue,
            ZoneId zone,
            LocalDateTime startsLocal,
            LocalDateTime endsLocal,
            Instant starts,
            Instant ends,
            Instant reveal,
            Wanted status) {
        this(line, id, order, venue, zone, startsLocal, endsLocal, starts, ends, reveal, status, null);
    }

    /** Answers the same stop as another line of a file would say it. */
    public ItineraryRow atLine(int line) {
        return with(line, id);
    }

    ItineraryRow withoutId() {
        return with(line, null);
    }

    private ItineraryRow with(int line, UUID id) {
        return new ItineraryRow(
                line, id, order, venue, zone, startsLocal, endsLocal, starts, ends, reveal, status, cancelReason);
    }
}
