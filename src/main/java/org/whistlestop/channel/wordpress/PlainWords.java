package org.whistlestop.channel.wordpress;

/** Makes a few plain words of what a blog says in HTML. */
final class PlainWords {

    private PlainWords() {}

    static String of(String html, int longest) {
        var plain = html.replaceAll("<[^<>]{0,500}>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replaceAll("&#0?39;|&#8217;", "'")
                .replaceAll("&amp;|&#0?38;", "&")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        var end = plain.offsetByCodePoints(0, Math.min(longest, plain.codePointCount(0, plain.length())));
        return end == plain.length() ? plain : plain.substring(0, end) + "…";
    }
}
