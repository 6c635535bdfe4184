package org.whistlestop.tour;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Says in English when a stop takes place, by the store's own clock. */
public record StopTimes(TimeWindow window) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("EEE, MMM d", Locale.US);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.US);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    /** Sunday, November 22. */
    public String day() {
        return DAY.format(window.startsLocal());
    }

    /** Sun, Nov 22. */
    public String shortDay() {
        return SHORT_DAY.format(window.startsLocal());
    }

    /** 11:00 AM – 3:00 PM EST; the end names its day when that is another one. */
    public String hours() {
        return CLOCK.format(window.startsLocal()) + " – " + endsOn() + CLOCK.format(window.endsLocal()) + " " + zone();
    }

    private String endsOn() {
        var sameDay =
                window.startsLocal().toLocalDate().equals(window.endsLocal().toLocalDate());
        return sameDay ? "" : SHORT_DAY.format(window.endsLocal()) + ", ";
    }

    /** EST. */
    public String zone() {
        return ZONE.format(window.starts().atZone(window.zone()));
    }

    /** Eastern Time (America/New_York). */
    public String zoneName() {
        var zone = window.zone();
        var name = zone.getDisplayName(TextStyle.FULL, Locale.US);
        return name.equals(zone.getId()) ? name : name + " (" + zone.getId() + ")";
    }

    /** 10:52 AM EST. */
    public String clock(Instant instant) {
        return clock(instant, window.zone());
    }

    public static String clock(Instant instant, ZoneId zone) {
        var local = instant.atZone(zone);
        return CLOCK.format(local) + " " + ZONE.format(local);
    }

    /** Sat, Nov 21, 10:52 AM EST. */
    public String moment(Instant instant) {
        return SHORT_DAY.format(instant.atZone(window.zone())) + ", " + clock(instant);
    }

    /** The start with the store's offset, as search engines want it: 2026-11-22T11:00:00-05:00. */
    public String isoStart() {
        return iso(window.starts());
    }

    public String isoEnd() {
        return iso(window.ends());
    }

    public String iso(Instant instant) {
        return OFFSET.format(instant.atZone(window.zone()));
    }
}
