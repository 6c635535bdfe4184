package org.whistlestop.announcement;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When people are left in peace, by the clocks of the store; over midnight where it ends before it begins.
 *
 * @param from null for never
 */
record QuietHours(LocalTime from, LocalTime until) {

    static final QuietHours NEVER = new QuietHours(null, null);

    boolean holds(LocalTime time) {
        if (from == null || from.equals(until)) {
            return false;
        }
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }

    /** The first moment after the quiet hours in which this one lies; itself outside of them. */
    Instant after(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone).toLocalDateTime();
        if (!holds(local.toLocalTime())) {
            return moment;
        }
        var end = local.toLocalDate().atTime(until);
        return shown(end.isAfter(local) ? end : end.plusDays(1), zone);
    }

    /** The last moment before the quiet hours in which this one lies; itself outside of them. */
    Instant before(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone).toLocalDateTime();
        if (!holds(local.toLocalTime())) {
            return moment;
        }
        var begin = local.toLocalDate().atTime(from);
        return shown((begin.isAfter(local) ? begin.minusDays(1) : begin).minusMinutes(1), zone);
    }

    /** Nobody has asked for this minute to the letter, so a clock change may move it by an hour. */
    private static Instant shown(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toInstant();
    }
}
