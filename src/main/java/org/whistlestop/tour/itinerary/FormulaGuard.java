package org.whistlestop.tour.itinerary;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running a cell as a formula: an apostrophe goes before what begins with = + - or @, and comes
 * off again when read. Apostrophes already there are counted, so that nothing is lost on the way out and in.
 */
final class FormulaGuard {

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@]");
    private static final Pattern GUARDED = Pattern.compile("'+[=+\\-@]");

    private FormulaGuard() {}

    static String on(String cell) {
        return FORMULA.matcher(cell).lookingAt() ? "'" + cell : cell;
    }

    static String off(String cell) {
        return GUARDED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
