package org.whistlestop.tour.itinerary;

/** Says what is odd about a line though it can be read; the line counts as in an editor, from 1. */
public record Warning(int line, String message) {

    /** Answers the warning as a sentence with its line in front. */
    public String sentence() {
        return "Line " + line + ": " + message;
    }
}
