package org.whistlestop.support;

/** Tells text from bytes that only look like it: PostgreSQL refuses NUL, and no name or note needs any control character. */
public final class CleanText {

    static final String WRONG = "The text holds a control character or half a character";
    static final String RIGHT = "Take it out; line breaks and tabs may stay";

    private CleanText() {}

    /** False with a control character other than a line break or tab, or with half a surrogate pair. */
    public static boolean isClean(String text) {
        return text.codePoints().allMatch(CleanText::isWritten);
    }

    /** The same for one line, such as an address: no line breaks and tabs either. */
    static boolean isCleanLine(String text) {
        return text.codePoints().noneMatch(c -> Character.isISOControl(c) || isHalf(c));
    }

    private static boolean isWritten(int c) {
        return c == '\n' || c == '\r' || c == '\t' || !(Character.isISOControl(c) || isHalf(c));
    }

    private static boolean isHalf(int c) {
        return Character.getType(c) == Character.SURROGATE;
    }
}
