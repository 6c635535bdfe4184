package org.whistlestop.announcement.lint;

/**
 * Holds one word of a text as it is compared, with its place.
 *
 * @param word folded; empty for a {@code {field}}
 * @param opens whether it begins a clause
 * @param tag whether it is part of a hashtag
 * @param capital whether it looks like a name: one capital in front
 */
record Word(
        String word,
        int start,
        int end,
        int sentence,
        int clause,
        boolean opens,
        boolean tag,
        boolean capital,
        int upper,
        int letters,
        int digits,
        String field) {

    Place place() {
        return new Place(start, end);
    }

    boolean isNumber() {
        return digits > 0 && !word.isEmpty() && Letters.isDigit(word.charAt(0));
    }

    /** In capitals throughout. */
    boolean isShouted() {
        return !tag && digits == 0 && letters > 2 && upper == letters;
    }

    boolean isForeign() {
        return letters > 0 && upper == 0 && !word.isEmpty() && word.charAt(0) > 0x2ff;
    }
}
