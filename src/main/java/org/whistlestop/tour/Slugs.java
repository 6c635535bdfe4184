package org.whistlestop.tour;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Makes the part of an address that names a stop. */
public final class Slugs {

    private static final int LONGEST = 80;

    /** Letters that Unicode does not take apart into a plain one and an accent. */
    private static final Map<String, String> SPELLED_OUT = Map.ofEntries(
            Map.entry("ß", "ss"),
            Map.entry("æ", "ae"),
            Map.entry("œ", "oe"),
            Map.entry("ø", "o"),
            Map.entry("ł", "l"),
            Map.entry("đ", "d"),
            Map.entry("ð", "d"),
            Map.entry("þ", "th"),
            Map.entry("ħ", "h"),
            Map.entry("ı", "i"),
            Map.entry("&", " and "));

    private Slugs() {}

    /** Answers {@code city-store} in a to z, 0 to 9 and hyphens, at most 80 long; {@code stop} when nothing is left. */
    public static String of(String city, String store) {
        var slug = shortened(ascii(city + " " + store).replaceAll("[^a-z0-9]+", "-"));
        return slug.isEmpty() ? "stop" : slug;
    }

    private static String ascii(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{M}'’‘]", "");
        for (var letter : SPELLED_OUT.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        return plain;
    }

    /** Cuts between words where it can, and takes off the hyphens at both ends. */
    private static String shortened(String hyphenated) {
        var trimmed = hyphenated.replaceAll("^-|-$", "");
        if (trimmed.length() <= LONGEST) {
            return trimmed;
        }
        var lastHyphen = trimmed.lastIndexOf('-', LONGEST);
        return trimmed.substring(0, lastHyphen > 0 ? lastHyphen : LONGEST);
    }
}
