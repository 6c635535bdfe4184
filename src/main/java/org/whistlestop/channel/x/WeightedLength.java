package org.whistlestop.channel.x;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts as X does (its published configuration, version 3): a web address is 23, an emoji 2, most letters of the West and the common
 * punctuation 1, everything else 2. X tells an address by its list of top-level domains; without that list, what only may be one
 * counts as the longer of the two, and every top-level domain after a scheme is taken to exist.
 */
public final class WeightedLength {

    private static final int LINK = 23;
    private static final int HEAVY = 2;

    private static final String PATH = "(?::\\d{1,5})?(?:/[\\w.~!$&'()*+,;=:@/%-]*)?(?:\\?[\\w.~!$&'()*+,;=:@/?%-]*)?"
            + "(?:#[\\w.~!$&'()*+,;=:@/?%-]*)?(?<![.,:;!?'()])";
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![\\w@.#$/-])(?<scheme>https?://)?(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}])?\\.)+(?<top>\\p{L}{2,})"
                    + PATH,
            Pattern.CASE_INSENSITIVE);
    /** Top-level domains that will never be (RFC 2606), so that X shows these as words. */
    private static final Pattern NEVER = Pattern.compile("(?i)test|example|invalid|localhost");

    private static final Pattern SEEN_AS_ONE = Pattern.compile("\\X");

    private WeightedLength() {}

    public static int of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFC);
        var address = ADDRESS.matcher(plain);
        var length = 0;
        var from = 0;
        while (address.find()) {
            length += ofWords(plain.substring(from, address.start())) + ofAddress(address);
            from = address.end();
        }
        return length + ofWords(plain.substring(from));
    }

    private static int ofAddress(Matcher address) {
        var words = ofWords(address.group());
        if (NEVER.matcher(address.group("top")).matches()) {
            return words;
        }
        return address.group("scheme") == null ? Math.max(LINK, words) : LINK;
    }

    private static int ofWords(String text) {
        return SEEN_AS_ONE
                .matcher(text)
                .results()
                .mapToInt(one -> weight(one.group()))
                .sum();
    }

    private static int weight(String seenAsOne) {
        return isEmoji(seenAsOne)
                ? HEAVY
                : seenAsOne.codePoints().map(WeightedLength::weight).sum();
    }

    private static int weight(int codePoint) {
        var light = codePoint <= 0x10ff
                || isIn(codePoint, 0x2000, 0x200d)
                || isIn(codePoint, 0x2010, 0x201f)
                || isIn(codePoint, 0x2032, 0x2037);
        return light ? 1 : HEAVY;
    }

    /** Whether it shows as a picture, flags, families and key caps included. */
    private static boolean isEmoji(String seenAsOne) {
        var first = seenAsOne.codePointAt(0);
        var pictured =
                isIn(first, 0x1f000, 0x1faff) || isIn(first, 0x2190, 0x2bff) || first == 0x3030 || first == 0x303d;
        return pictured || seenAsOne.indexOf(0xfe0f) > 0 || seenAsOne.indexOf(0x20e3) > 0;
    }

    private static boolean isIn(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }
}
