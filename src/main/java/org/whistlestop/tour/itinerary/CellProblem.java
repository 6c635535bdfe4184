package org.whistlestop.tour.itinerary;

/**
 * Says what is wrong with a cell and what would be right; the line counts as in an editor, from 1, and the column is
 * empty where the whole line or file is meant.
 */
public record CellProblem(int line, String column, String value, String wrong, String right) {

    private static final int LONGEST_VALUE = 80;

    public CellProblem {
        value = shown(value);
    }

    /** Shortens what a message quotes, and shows what cannot be seen. */
    static String shown(String text) {
        var visible = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return visible.length() <= LONGEST_VALUE ? visible : visible.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
