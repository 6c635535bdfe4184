package org.whistlestop.photo;

import org.whistlestop.support.CleanText;
import org.whistlestop.tour.PlainText;

/** Tidies what people write about a photo. */
final class PhotoText {

    private PhotoText() {}

    static boolean isClean(String text) {
        return text == null || CleanText.isClean(text) && !PlainText.isUnprintable(tidy(text));
    }

    /** One line without spaces to spare; null when nothing is left. */
    static String tidy(String text) {
        var tidied = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        return tidied.isEmpty() ? null : tidied;
    }
}
