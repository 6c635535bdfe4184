package org.whistlestop.desk.announcement;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.whistlestop.announcement.Voice;
import org.whistlestop.announcement.lint.Thresholds;
import org.whistlestop.support.ProblemException;

/**
 * How a tour wants to sound, as somebody typed it, kept as it is when it has to be mended.
 *
 * @param repeatSimilarity in percent
 */
record VoiceForm(
        @RestForm String quietFrom,
        @RestForm String quietUntil,
        @RestForm String billboardAt,
        @RestForm String repeatSimilarity,
        @RestForm String repeatDays,
        @RestForm String tooMany,
        @RestForm String tooManyDays,
        @RestForm String sellingInARow) {

    private static final Map<String, Integer> MOST = Map.of(
            "billboardAt",
            100,
            "repeatSimilarity",
            100,
            "repeatDays",
            365,
            "tooMany",
            50,
            "tooManyDays",
            60,
            "sellingInARow",
            50);

    static VoiceForm of(Voice voice) {
        var lint = voice.lint();
        return new VoiceForm(
                voice.quietFrom() == null ? "" : voice.quietFrom().toString(),
                voice.quietUntil() == null ? "" : voice.quietUntil().toString(),
                Integer.toString(lint.billboardAt()),
                Long.toString(Math.round(lint.repeatSimilarity() * 100)),
                Integer.toString(lint.repeatDays()),
                Integer.toString(lint.tooMany()),
                Integer.toString(lint.tooManyDays()),
                Integer.toString(lint.sellingInARow()));
    }

    Voice request() {
        return new Voice(
                time("quietFrom", quietFrom),
                time("quietUntil", quietUntil),
                new Thresholds(
                        number("billboardAt", billboardAt, 0),
                        number("repeatSimilarity", repeatSimilarity, 1) / 100.0,
                        number("repeatDays", repeatDays, 0),
                        number("tooMany", tooMany, 1),
                        number("tooManyDays", tooManyDays, 1),
                        number("sellingInARow", sellingInARow, 1)));
    }

    private static LocalTime time(String field, String typed) {
        try {
            return typed == null || typed.isBlank() ? null : LocalTime.parse(typed.strip());
        } catch (DateTimeException e) {
            throw ProblemException.invalid(field, "“" + typed + "” is not a time", "Write it like 21:00");
        }
    }

    private static int number(String field, String typed, int least) {
        var digits = typed == null ? "" : typed.strip();
        var most = MOST.get(field);
        if (!digits.matches("\\d{1,4}") || Integer.parseInt(digits) < least || Integer.parseInt(digits) > most) {
            throw ProblemException.invalid(
                    field, "“" + digits + "” does not fit there", "Write a number from " + least + " to " + most);
        }
        return Integer.parseInt(digits);
    }
}
