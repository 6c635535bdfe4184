package org.whistlestop.announcement.lint;

/** Holds a sentence by its first and last word; {@code end} is behind its last mark. */
record Sentence(int first, int last, boolean asks, int end) {

    int length() {
        return last - first + 1;
    }
}
