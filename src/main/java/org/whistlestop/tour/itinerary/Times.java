package org.whistlestop.tour.itinerary;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times of day as people write them, and times with their date like {@code 2026-11-22 01:00}. */
final class Times {

    private static final Pattern WITH_DATE =
            Pattern.compile("(?<date>\\d{4}-\\d{1,2}-\\d{1,2}(?=[Tt\\s])|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}(?=\\s))"
                    + "(?:[Tt]|\\s+)(?<time>.+)");

    private static final Pattern TIME = Pattern.compile(
            "(?:(?<hour>\\d{1,2})(?::(?<minute>\\d{2})(?::(?<second>\\d{2})(?<fraction>\\.\\d{1,9})?)?)?"
                    + "(?:\\s*(?<half>[ap])\\.?\\s?m\\.?)?|(?:12\\s)?(?<word>noon|midnight))"
                    + "(?:\\s*(?<offset>z|[-+]\\d{2}:?\\d{2}))?",
            Pattern.CASE_INSENSITIVE);

    private Times() {}

    /** Reads when a stop starts; midnight is the first moment of its date. */
    static TimeCell start(String text) {
        var parts = parts(text);
        return new TimeCell(null, time(text, parts), false, offset(text, parts));
    }

    /** Reads when a stop ends; midnight is the last moment of its date, unless the cell has a date of its own. */
    static TimeCell end(String text) {
        if (WITH_DATE.matcher(text).matches()) {
            return withDate(text);
        }
        var parts = parts(text);
        return endsTheDay(parts)
                ? new TimeCell(null, LocalTime.MIDNIGHT, true, offset(text, parts))
                : new TimeCell(null, time(text, parts), false, offset(text, parts));
    }

    /** Reads a time with its date. */
    static TimeCell withDate(String text) {
        var parts = WITH_DATE.matcher(text);
        if (!parts.matches()) {
            throw new BadCell(text + " is not a date with a time");
        }
        return start(parts.group("time")).at(Dates.parse(parts.group("date")));
    }

    private static Matcher parts(String text) {
        var parts = TIME.matcher(text.replace('\u2212', '-')); // the minus sign that typesetters use
        if (!parts.matches() || isBareHour(parts)) {
            throw notATime(text);
        }
        return parts;
    }

    private static boolean isBareHour(Matcher parts) {
        return parts.group("word") == null && parts.group("minute") == null && parts.group("half") == null;
    }

    private static boolean endsTheDay(Matcher parts) {
        return parts.group("word") != null
                ? parts.group("word").equalsIgnoreCase("midnight")
                : parts.group("half") == null && parts.group().startsWith("24:00") && number(parts, "second") == 0;
    }

    private static LocalTime time(String text, Matcher parts) {
        if (parts.group("word") != null) {
            return parts.group("word").equalsIgnoreCase("noon") ? LocalTime.NOON : LocalTime.MIDNIGHT;
        }
        var hour = hour(text, parts);
        if (hour > 23 || number(parts, "minute") > 59 || number(parts, "second") > 59) {
            throw notATime(text);
        }
        return LocalTime.of(hour, number(parts, "minute"), number(parts, "second"), nanos(parts));
    }

    private static int hour(String text, Matcher parts) {
        var hour = number(parts, "hour");
        if (parts.group("half") == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw notATime(text);
        }
        return hour % 12 + (parts.group("half").toLowerCase(Locale.ROOT).equals("p") ? 12 : 0);
    }

    private static ZoneOffset offset(String text, Matcher parts) {
        var offset = parts.group("offset");
        if (offset == null) {
            return null;
        }
        if (offset.equalsIgnoreCase("z")) {
            return ZoneOffset.UTC;
        }
        var digits = offset.replace(":", "");
        var minutes = Integer.parseInt(digits.substring(1, 3)) * 60 + Integer.parseInt(digits.substring(3));
        if (minutes > 18 * 60 || Integer.parseInt(digits.substring(3)) > 59) {
            throw new BadCell(text + " has an offset of more than 18 hours");
        }
        return ZoneOffset.ofTotalSeconds((digits.charAt(0) == '-' ? -60 : 60) * minutes);
    }

    private static int number(Matcher parts, String group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }

    private static int nanos(Matcher parts) {
        var fraction = parts.group("fraction");
        return fraction == null ? 0 : Integer.parseInt((fraction.substring(1) + "00000000").substring(0, 9));
    }

    private static BadCell notATime(String text) {
        return new BadCell(text + " is not a time");
    }
}
