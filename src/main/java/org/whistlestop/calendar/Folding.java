package org.whistlestop.calendar;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Breaks lines as RFC 5545, section 3.1, asks: by bytes, where the library counts letters, and never inside one. */
final class Folding {

    private static final int LONGEST = 75;
    private static final String END = "\r\n";

    private Folding() {}

    /** @param folded in whatever way */
    static String mend(String folded) {
        return folded.replace(END + " ", "").lines().map(Folding::fold).collect(Collectors.joining(END, "", END));
    }

    private static String fold(String line) {
        var folded = new StringBuilder(line.length() + 16);
        var bytes = 0;
        for (var i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            var letter = Character.toString(line.codePointAt(i));
            var size = letter.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LONGEST) {
                folded.append(END).append(' ');
                bytes = 1;
            }
            folded.append(letter);
            bytes += size;
        }
        return folded.toString();
    }
}
