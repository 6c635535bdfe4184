package org.whistlestop.tour.itinerary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Pairs two lists of moments, each in order, so that no two pairs cross. Where one list is longer, the moments left out
 * are those that let the others move least: a visit taken out of a plan is then not the last one of that store by rule.
 */
final class DateOrder {

    private DateOrder() {}

    /** Answers for each moment of the shorter list its partner's place in the longer one. */
    static int[] pair(List<Instant> shorter, List<Instant> longer) {
        return partners(takes(shorter, longer), longer.size());
    }

    /** Works out, for the first i and j of both lists, whether the i-th is best paired with the j-th. */
    private static boolean[][] takes(List<Instant> shorter, List<Instant> longer) {
        var takes = new boolean[shorter.size() + 1][longer.size() + 1];
        var moved = new long[longer.size() + 1]; // seconds moved in all, at best
        for (var i = 1; i <= shorter.size(); i++) {
            var next = new long[longer.size() + 1];
            for (var j = i; j <= longer.size(); j++) {
                var taking = moved[j - 1] + secondsBetween(shorter.get(i - 1), longer.get(j - 1));
                takes[i][j] = j == i || taking < next[j - 1];
                next[j] = takes[i][j] ? taking : next[j - 1];
            }
            moved = next;
        }
        return takes;
    }

    private static int[] partners(boolean[][] takes, int last) {
        var partners = new int[takes.length - 1];
        var j = last;
        for (var i = partners.length; i > 0; i--, j--) {
            while (!takes[i][j]) {
                j--;
            }
            partners[i - 1] = j - 1;
        }
        return partners;
    }

    private static long secondsBetween(Instant one, Instant other) {
        return Duration.between(one, other).abs().toSeconds();
    }
}
