package org.whistlestop.export;

import java.util.List;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/** Says what is wrong with a file that should be an exported tour: 422, and nothing of it is kept. */
final class BadTourFile {

    private static final String RIGHT = "Send the file as it was downloaded";

    private BadTourFile() {}

    static ProblemException of(String wrong) {
        return at("file", wrong, null);
    }

    /**
     * @param place an entry of the ZIP, or a table, row and column like {@code stop[3].zone}
     * @param right what would be; null for the file as it was
     */
    static ProblemException at(String place, String wrong, String right) {
        var shown = place.length() <= 200 ? place : place.substring(0, 200);
        var mend = right == null ? RIGHT : right;
        return new ProblemException(Problem.of(
                422,
                (shown.equals("file") ? "" : shown + ": ") + wrong + ". " + mend + ". Nothing was imported.",
                List.of(new Problem.FieldError(shown, wrong, mend))));
    }
}
