package org.whistlestop.desk.announcement;

import java.util.Arrays;
import java.util.Locale;
import org.whistlestop.announcement.Anchor;
import org.whistlestop.support.ProblemException;

/** A length of time in the largest unit that it is whole in. */
record TemplateSpan(int amount, Unit unit) {

    enum Unit {
        MINUTES(1),
        HOURS(60),
        DAYS(24 * 60);

        private final int minutes;

        Unit(int minutes) {
            this.minutes = minutes;
        }

        int minutes() {
            return minutes;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Unit of(String word) {
            return Arrays.stream(values())
                    .filter(unit -> unit.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid(
                            "unit", "It is not said how long", "Choose minutes, hours or days"));
        }
    }

    static TemplateSpan of(int minutes) {
        var length = Math.abs(minutes);
        if (length == 0) {
            return new TemplateSpan(0, Unit.MINUTES);
        }
        if (length % Unit.DAYS.minutes == 0) {
            return new TemplateSpan(length / Unit.DAYS.minutes, Unit.DAYS);
        }
        return length % Unit.HOURS.minutes == 0
                ? new TemplateSpan(length / Unit.HOURS.minutes, Unit.HOURS)
                : new TemplateSpan(length, Unit.MINUTES);
    }

    /** Like "1 day before the start". */
    static String inWords(Anchor anchor, int minutes) {
        var what =
                switch (anchor) {
                    case STARTS -> "the start";
                    case ENDS -> "the end";
                    case ARRIVAL -> "the arrival";
                    case APPROVAL -> "the approval";
                    case FIXED -> "a fixed time";
                };
        if (minutes == 0) {
            return "At " + what;
        }
        var span = of(minutes);
        var unit = span.amount == 1 ? span.unit.word().replaceAll("s$", "") : span.unit.word();
        return span.amount + " " + unit + (minutes < 0 ? " before " : " after ") + what;
    }
}
