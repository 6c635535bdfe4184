package org.whistlestop.announcement.lint;

import java.text.Normalizer;
import java.util.Locale;

/** Classifies and folds code points, exactly as {@code web/lint/tokens.js} does. */
final class Letters {

    private static final String APOSTROPHES = "'’‘`´ʼ";
    private static final String BLANKS = "\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
            + "\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

    private Letters() {}

    /** A letter, or a digit of any kind. */
    static boolean isWord(int point) {
        return switch (Character.getType(point)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> isLetter(point);
        };
    }

    static boolean isLetter(int point) {
        return Character.isLetter(point);
    }

    static boolean isUpper(int point) {
        return Character.getType(point) == Character.UPPERCASE_LETTER;
    }

    static boolean isDigit(int point) {
        return point >= '0' && point <= '9';
    }

    static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** What Java and JavaScript would not agree on by themselves. */
    static boolean isBlank(int point) {
        return point >= 0 && (point <= ' ' || BLANKS.indexOf(point) >= 0);
    }

    static boolean isApostrophe(int point) {
        return APOSTROPHES.indexOf(point) >= 0;
    }

    static boolean isEmoji(int point) {
        return (point >= 0x1f000 && point <= 0x1faff)
                || (point >= 0x2600 && point <= 0x27bf)
                || point == 0x2b50
                || point == 0x2b55
                || (point >= 0x23e9 && point <= 0x23f3)
                || point == 0x231a
                || point == 0x231b;
    }

    /** The letters of one code point as they are compared: compatibility forms undone, no accents, lower case. */
    static String fold(int point) {
        if (point < 0x80) {
            return String.valueOf((char) Character.toLowerCase(point));
        }
        if (isApostrophe(point)) {
            return "'";
        }
        var plain = new StringBuilder();
        Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD)
                .codePoints()
                .filter(one -> !isMark(one))
                .forEach(plain::appendCodePoint);
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    static String foldWord(String word) {
        var folded = new StringBuilder();
        word.codePoints().forEach(point -> folded.append(fold(point)));
        return folded.toString();
    }
}
