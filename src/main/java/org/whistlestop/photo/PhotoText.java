package org.whistlestop.photo;

import org.whistlestop.checkin.Coordinates;
import org.whistlestop.support.CleanText;
import org.whistlestop.tour.PlainText;

/** Tidies what people write about a photo. */
final class PhotoText {

    private PhotoText() {}

    static boolean isClean(String text) {
        var tidied = tidy(text);
        return tidied == null || CleanText.isClean(text) && !PlainText.isUnprintable(tidied);
    }

    /** A person's coordinates are nowhere, not in a caption either. */
    static boolean namesNoPlace(String text) {
        return text == null || !Coordinates.areIn(text);
    }

    /** One line without spaces to spare; null when nothing is left. */
    static String tidy(String text) {
        var tidied = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        return tidied.isEmpty() ? null : tidied;
    }
}
