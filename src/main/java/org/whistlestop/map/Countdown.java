package org.whistlestop.map;

import java.time.Duration;
import java.time.Instant;

/** Says how long it is until something; countdown.js says the same and goes on ticking. */
final class Countdown {

    private Countdown() {}

    /** "in 3 days", "in 1 day 14 h", "in 14 h 38 min", "in 38 min", "any minute now". */
    static String words(Instant now, Instant then) {
        var left = Duration.between(now, then);
        if (left.compareTo(Duration.ofMinutes(1)) < 0) {
            return "any minute now";
        }
        if (left.toDays() >= 3) {
            return "in " + left.toDays() + " days";
        }
        if (left.toDays() >= 1) {
            return "in " + left.toDays() + (left.toDays() == 1 ? " day" : " days") + part(left.toHoursPart(), "h");
        }
        if (left.toHours() >= 1) {
            return "in " + left.toHours() + " h" + part(left.toMinutesPart(), "min");
        }
        return "in " + left.toMinutes() + " min";
    }

    private static String part(int count, String unit) {
        return count == 0 ? "" : " " + count + " " + unit;
    }
}
