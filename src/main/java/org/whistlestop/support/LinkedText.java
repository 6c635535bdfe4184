package org.whistlestop.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Finds the web addresses in a plain text, which pages show as links; what is a link there is one for whoever is linked to. */
public final class LinkedText {

    private static final Pattern ADDRESS = Pattern.compile("https?://[\\p{L}\\p{N}][^\\s<>\"\\p{Cc}]*");
    /** What ends a sentence and not the address. */
    private static final String CLOSING = ".,;:!?'’”»)]}";

    private LinkedText() {}

    /** @param address null where the text is no link */
    public record Part(String text, String address) {}

    /** The text in order, nothing left out. */
    public static List<Part> of(String text) {
        var parts = new ArrayList<Part>();
        var found = ADDRESS.matcher(text);
        var done = 0;
        while (found.find()) {
            var address = trimmed(found.group());
            if (found.start() > done) {
                parts.add(new Part(text.substring(done, found.start()), null));
            }
            parts.add(new Part(address, address));
            done = found.start() + address.length();
        }
        if (done < text.length()) {
            parts.add(new Part(text.substring(done), null));
        }
        return parts;
    }

    public static List<String> addressesIn(String text) {
        return of(text).stream().map(Part::address).filter(Objects::nonNull).toList();
    }

    /** A bracket that was opened in the address belongs to it. */
    private static String trimmed(String address) {
        var end = address.length();
        while (end > 0
                && CLOSING.indexOf(address.charAt(end - 1)) >= 0
                && !(address.charAt(end - 1) == ')' && count(address, '(', end) >= count(address, ')', end))) {
            end--;
        }
        return address.substring(0, end);
    }

    private static long count(String text, char sign, int end) {
        return text.chars().limit(end).filter(c -> c == sign).count();
    }
}
