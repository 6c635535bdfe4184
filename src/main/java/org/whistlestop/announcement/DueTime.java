package org.whistlestop.announcement;

import java.time.Instant;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.LocalTimes;
import org.whistlestop.tour.TimeWindow;

/**
 * When something is to go out.
 *
 * @param at null until that has happened which it waits for
 * @param quiet whether it was moved out of the quiet hours
 */
record DueTime(Instant at, boolean quiet) {

    /**
     * Offsets are lengths, to the minute, whatever the clocks do between; a fixed time is read by the clocks of the store.
     *
     * @param happenedAt when that happened which it waits for, the arrival or the approval; null until then
     * @throws ProblemException 422 for a fixed time that does not exist, exists twice or lies in the quiet hours
     */
    static DueTime of(Timing timing, TimeWindow window, Instant happenedAt, QuietHours quietHours) {
        return switch (timing.anchor()) {
            case STARTS ->
                outsideOfQuietHours(window.starts().plus(timing.offset()), window.starts(), window, quietHours);
            case ENDS -> outsideOfQuietHours(window.ends().plus(timing.offset()), window.ends(), window, quietHours);
            // Somebody acts just now, so nobody is surprised by the hour.
            case ARRIVAL, APPROVAL -> new DueTime(happenedAt == null ? null : happenedAt.plus(timing.offset()), false);
            case FIXED -> new DueTime(fixed(timing, window, quietHours), false);
        };
    }

    /** Later, unless that is behind what it is about: then the evening before. */
    private static DueTime outsideOfQuietHours(
            Instant wanted, Instant anchor, TimeWindow window, QuietHours quietHours) {
        var later = quietHours.after(wanted, window.zone());
        if (later.equals(wanted)) {
            return new DueTime(wanted, false);
        }
        var passesItsAnchor = !wanted.isAfter(anchor) && later.isAfter(anchor);
        return new DueTime(passesItsAnchor ? quietHours.before(wanted, window.zone()) : later, true);
    }

    private static Instant fixed(Timing timing, TimeWindow window, QuietHours quietHours) {
        var local = timing.fixedLocal();
        if (quietHours.holds(local.toLocalTime())) {
            throw ProblemException.invalid(
                    "at",
                    "%s lies in the quiet hours, %s to %s"
                            .formatted(local.toLocalTime(), quietHours.from(), quietHours.until()),
                    "Choose another time, or change the quiet hours");
        }
        try {
            return LocalTimes.resolve(local, window.zone());
        } catch (LocalTimes.NoSuchInstant e) {
            throw ProblemException.invalid("at", e.getMessage(), "Choose another minute");
        }
    }
}
