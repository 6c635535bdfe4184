package org.whistlestop.checkin;

import java.util.List;
import java.util.UUID;

/**
 * What the host's page shows.
 *
 * @param stop the stop that the buttons are about; null on a tour without stops
 * @param id for the check-in that the next tap makes
 * @param undoId for the check-in that takes the last one back
 * @param reach when the public learns of a tap, where that is not at once
 */
record CheckInScreen(
        List<Choice> tours,
        String tour,
        String title,
        Card stop,
        List<Choice> stops,
        UUID id,
        UUID undoId,
        Said said,
        String wrong,
        String note,
        String reach,
        Phone phone) {

    /** Whether this browser stays signed in for the tour, could be kept so at once, or after a proof; or is no browser. */
    enum Phone {
        ENROLLED,
        READY,
        STALE,
        NONE
    }

    record Choice(String slug, String label, boolean chosen) {}

    /** A stop in words; what can be said there depends on its state. */
    record Card(
            String slug,
            String store,
            String city,
            String when,
            String times,
            String status,
            String since,
            String cancelReason,
            boolean mayArrive,
            boolean isLive,
            boolean isDone) {}

    /** The check-in just made; {@code withdraws} is null when there is nothing to take back. */
    record Said(String what, String effect, UUID withdraws) {}
}
