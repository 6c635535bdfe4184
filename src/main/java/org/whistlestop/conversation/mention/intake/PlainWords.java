package org.whistlestop.conversation.mention.intake;

import java.text.BreakIterator;
import java.util.Locale;

/** Makes foreign text one plain line that nothing hides in. */
final class PlainWords {

    private PlainWords() {}

    /** Without what cannot be seen or turns the direction of writing; null when nothing is left. */
    static String of(String text) {
        var line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\uFFFD&&[^\\u200D]]", " ")
                .replaceAll("[\\s\\u00A0]+", " ")
                .strip();
        return line.isEmpty() ? null : line;
    }

    /** The first words, with an ellipsis where there are more; null stays null. */
    static String cut(String line, int longest) {
        if (line == null || line.length() <= longest) {
            return line;
        }
        var words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(line);
        var end = words.preceding(longest);
        var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(line);
        var at = end > longest / 2 ? end : letters.preceding(longest);
        return line.substring(0, Math.max(at, 0)).strip() + "…";
    }
}
