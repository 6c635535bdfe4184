package org.whistlestop.tour;

import java.util.regex.Pattern;
import org.whistlestop.support.ProblemException;

/** Tells words that can be seen and read from those that hide something; a line feed is no secret. */
public final class PlainText {

    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069&&[^\\n]]");

    private PlainText() {}

    /** Whether a tidied text holds a control character or turns the direction of writing. */
    public static boolean isUnprintable(String text) {
        return UNPRINTABLE.matcher(text).find();
    }

    /** Whether some program before us could not read a character and put the sign for that in its place. */
    public static boolean isMisread(String text) {
        return text.indexOf('\uFFFD') >= 0;
    }

    /** Tidies a field of a request; refuses what an itinerary's cell could not say either: 422. */
    static String checked(String field, String text) {
        var tidied = Venue.tidy(text);
        if (isUnprintable(tidied) || isMisread(tidied)) {
            throw ProblemException.invalid(
                    field, "The " + field + " holds a character that cannot be seen", "Type it anew");
        }
        return tidied;
    }
}
