package org.whistlestop.announcement.lint;

import java.util.Arrays;

/**
 * Compares texts as PostgreSQL's pg_trgm does: words padded with two blanks before and one behind, sets of three letters.
 * A trigram is three code points in one number, 21 bits each.
 */
final class Trigrams {

    private static final long THREE = (1L << 63) - 1;

    private static final long BLANKS = (long) ' ' << 21 | ' ';

    private final long[] sorted;

    private Trigrams(long[] sorted) {
        this.sorted = sorted;
    }

    static Trigrams of(String text) {
        var found = new long[2 * text.length() + 2];
        var count = 0;
        var last = BLANKS;
        for (int i = 0, point; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            if (isLetter(point)) {
                last = push(last, Character.toLowerCase(point));
                found[count++] = last;
            } else if (last != BLANKS) {
                found[count++] = push(last, ' ');
                last = BLANKS;
            }
        }
        if (last != BLANKS) {
            found[count++] = push(last, ' ');
        }
        return new Trigrams(distinct(found, count));
    }

    private static long[] distinct(long[] found, int count) {
        Arrays.sort(found, 0, count);
        var kept = 0;
        for (var i = 0; i < count; i++) {
            if (i == 0 || found[i] != found[i - 1]) {
                found[kept++] = found[i];
            }
        }
        return Arrays.copyOf(found, kept);
    }

    /** Between 0 and 1; two texts without a word are not alike. */
    double similarity(Trigrams other) {
        if (sorted.length == 0 || other.sorted.length == 0) {
            return 0;
        }
        var both = 0;
        for (int i = 0, k = 0; i < sorted.length && k < other.sorted.length; ) {
            var order = Long.compare(sorted[i], other.sorted[k]);
            both += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            k += order >= 0 ? 1 : 0;
        }
        return both / (double) (sorted.length + other.sorted.length - both);
    }

    /** As the C library has it: vowel signs belong to words, fractions and raised digits do not. */
    private static boolean isLetter(int point) {
        return point < 0x80
                ? (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || (point >= '0' && point <= '9')
                : Character.isAlphabetic(point) || Character.isDigit(point);
    }

    private static long push(long trigram, int point) {
        return (trigram << 21 | point) & THREE;
    }
}
