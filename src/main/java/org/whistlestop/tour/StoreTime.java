package org.whistlestop.tour;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says times to people as the clocks at the store show them, in English. */
public final class StoreTime {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("z", Locale.ENGLISH);

    private StoreTime() {}

    /** Like {@code Sat 21 Nov 2026}. */
    public static String day(LocalDateTime local) {
        return DAY.format(local);
    }

    /** Like {@code 11:00–15:00}, or {@code 22:00–Sun 22 Nov 2026, 01:00} over midnight. */
    public static String window(LocalDateTime starts, LocalDateTime ends) {
        var sameDay = starts.toLocalDate().equals(ends.toLocalDate());
        return CLOCK.format(starts) + "–" + (sameDay ? "" : day(ends) + ", ") + CLOCK.format(ends);
    }

    /** Like {@code EST}: the zone's short name at that moment. */
    public static String zone(Instant moment, ZoneId zone) {
        return ZONE.format(moment.atZone(zone));
    }

    /** Like {@code 11:52}, with the day in front when it is another one than the local day beside it. */
    public static String clock(Instant moment, ZoneId zone, LocalDateTime beside) {
        var local = moment.atZone(zone).toLocalDateTime();
        var sameDay = local.toLocalDate().equals(beside.toLocalDate());
        return (sameDay ? "" : day(local) + ", ") + CLOCK.format(local);
    }

    /** Like {@code Sat 21 Nov 2026, 11:52 EST}. */
    public static String moment(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone).toLocalDateTime();
        return day(local) + ", " + CLOCK.format(local) + " " + zone(moment, zone);
    }

    /** Like {@code 45 min}, {@code 2 h} or {@code 1 h 15 min}; whole minutes, days as hours. */
    public static String length(Duration duration) {
        var minutes = duration.toMinutes();
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
}
