package org.whistlestop.channel.mastodon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts as Mastodon does: what people see as one character is one, a web address is always the same, and of a mention only what
 * stands before its server.
 */
public final class StatusLength {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![\\p{L}\\p{N}_@/])https?://[\\p{L}\\p{N}.-]+\\.\\p{L}{2,}(?::\\d{1,5})?"
                    + "(?:/[\\w.~!$&'()*+,;=:@/%-]*)?(?:\\?[\\w.~!$&'()*+,;=:@/?%-]*)?(?:#[\\w.~!$&'()*+,;=:@/?%-]*)?"
                    + "(?<![.,:;!?'()])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\w/])@(\\w+)@[A-Za-z0-9][A-Za-z0-9.-]*\\.[A-Za-z]{2,}");
    private static final Pattern SEEN_AS_ONE = Pattern.compile("\\X");

    private StatusLength() {}

    /** @param linkLength what any web address counts; 0 is its own length */
    public static int of(String text, int linkLength) {
        var counted = MENTION.matcher(text).replaceAll("@$1");
        if (linkLength > 0) {
            counted = ADDRESS.matcher(counted).replaceAll(Matcher.quoteReplacement("x".repeat(linkLength)));
        }
        return (int) SEEN_AS_ONE.matcher(counted).results().count();
    }
}
