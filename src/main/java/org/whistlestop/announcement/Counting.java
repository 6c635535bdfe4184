package org.whistlestop.announcement;

import java.util.regex.Pattern;
import org.whistlestop.channel.Limits;

/** Counts texts as the channels do. */
final class Counting {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s]+[^\\s.,;:!?)\\]}'\"]");

    /** An extended grapheme cluster, by Unicode TR 29. */
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private static final Pattern EMOJI =
            Pattern.compile("[\\x{1F000}-\\x{1FAFF}\\x{2600}-\\x{27BF}\\x{2B00}-\\x{2BFF}\\x{FE0F}\\x{200D}]");

    private Counting() {}

    /** A web address counts what the channel says, wherever it stands. */
    static int count(String text, Limits limits) {
        if (limits.linkLength() == 0) {
            return plain(text, limits.counting());
        }
        var links = (int) ADDRESS.matcher(text).results().count();
        return plain(ADDRESS.matcher(text).replaceAll(""), limits.counting()) + links * limits.linkLength();
    }

    private static int plain(String text, Limits.Counting counting) {
        return switch (counting) {
            case CHARACTERS -> text.codePointCount(0, text.length());
            case GRAPHEMES -> (int) GRAPHEME.matcher(text).results().count();
            case WEIGHTED ->
                GRAPHEME.matcher(text)
                                .results()
                                .mapToInt(grapheme -> weight(grapheme.group()))
                                .sum()
                        / 100;
        };
    }

    /** By the published table of version 3: 100 in these ranges, 200 elsewhere; an emoji is 200 whatever it is made of. */
    private static int weight(String grapheme) {
        if (EMOJI.matcher(grapheme).find()) {
            return 200;
        }
        return grapheme.codePoints().map(Counting::weight).sum();
    }

    private static int weight(int c) {
        return c <= 4351 || c >= 8192 && c <= 8205 || c >= 8208 && c <= 8223 || c >= 8242 && c <= 8247 ? 100 : 200;
    }
}
