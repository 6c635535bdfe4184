package org.whistlestop.tour.itinerary;

import java.util.Collection;
import java.util.Comparator;

/** Finds the word that somebody probably meant. */
final class Nearest {

    private static final int LONGEST = 60;

    private Nearest() {}

    /** Answers the word with the fewest letters to change, the first by alphabet among equals. */
    static String of(String typed, Collection<String> words) {
        var start = typed.substring(0, Math.min(LONGEST, typed.length()));
        return words.stream()
                .min(Comparator.<String>comparingInt(word -> changes(start, word))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** Counts letters to insert, delete or replace (Levenshtein's distance). */
    private static int changes(String from, String to) {
        var row = new int[to.length() + 1];
        for (var j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= from.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.length(); j++) {
                var replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
