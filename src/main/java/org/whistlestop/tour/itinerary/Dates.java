package org.whistlestop.tour.itinerary;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates as people and spreadsheets write them; slashes are read the American way, dots the European way. */
final class Dates {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("(?<year>\\d{4})(?<sign>[-/])(?<month>\\d{1,2})\\k<sign>(?<day>\\d{1,2})"),
            Pattern.compile("(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4}|\\d{2})"),
            Pattern.compile("(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.\\s?(?<year>\\d{4}|\\d{2})"),
            Pattern.compile("(?<month>[A-Za-z]{3,9})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})"),
            Pattern.compile(
                    "(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?[\\s-](?<month>[A-Za-z]{3,9})\\.?,?[\\s-](?<year>\\d{4})"));

    private static final Pattern DAY_NUMBER = Pattern.compile("[2-9]\\d{4}(?:[.,]\\d+)?");

    private Dates() {}

    static LocalDate parse(String text) {
        return SHAPES.stream()
                .map(shape -> shape.matcher(text))
                .filter(Matcher::matches)
                .findFirst()
                .map(parts -> date(text, parts))
                .orElseThrow(() -> notADate(text));
    }

    private static LocalDate date(String text, Matcher parts) {
        var year = year(text, parts.group("year"));
        var month = month(text, parts.group("month"), parts.group("day"), year);
        var day = Integer.parseInt(parts.group("day"));
        if (!YearMonth.of(year, month).isValidDay(day)) {
            throw new BadCell("%s is not a date: %s has no day %d".formatted(text, inWords(year, month), day));
        }
        return LocalDate.of(year, month, day);
    }

    private static int year(String text, String digits) {
        var year = Integer.parseInt(digits) + (digits.length() == 2 ? 2000 : 0);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new BadCell("%s is not in a year from %d to %d".formatted(text, FIRST_YEAR, LAST_YEAR));
        }
        return year;
    }

    private static int month(String text, String month, String day, int year) {
        if (!Character.isDigit(month.charAt(0))) {
            return named(text, month);
        }
        var number = Integer.parseInt(month);
        if (number < 1 || number > 12) {
            throw new BadCell(text + " is not a date: there is no month " + number, inIso(number, day, year));
        }
        return number;
    }

    private static int named(String text, String name) {
        return Arrays.stream(Month.values())
                .filter(month -> startsWith(month, name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .map(Month::getValue)
                .orElseThrow(() -> new BadCell(text + " is not a date: " + name + " is no month"));
    }

    private static boolean startsWith(Month month, String name) {
        return month.name().startsWith(name) || (month == Month.SEPTEMBER && name.equals("SEPT"));
    }

    /** Suggests the ISO form, with the numbers the other way round where that makes a date. */
    private static String inIso(int wrongMonth, String wrongDay, int year) {
        var month = Integer.parseInt(wrongDay);
        var turns = month >= 1
                && month <= 12
                && wrongMonth >= 1
                && YearMonth.of(year, month).isValidDay(wrongMonth);
        return turns ? "write it like %d-%02d-%02d".formatted(year, month, wrongMonth) : null;
    }

    private static BadCell notADate(String text) {
        return DAY_NUMBER.matcher(text).matches()
                ? new BadCell(
                        text + " is a spreadsheet's day number, not a date",
                        "format the column as a date before saving, like 2026-11-21")
                : new BadCell(text + " is not a date");
    }

    private static String inWords(int year, int month) {
        var name = Month.of(month).name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + " " + year;
    }
}
