package org.whistlestop.embed;

/** Text in the HTML that we hand out. */
final class Escaped {

    private Escaped() {}

    static String attribute(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String text(String text) {
        return attribute(text).replace("&quot;", "\"");
    }
}
