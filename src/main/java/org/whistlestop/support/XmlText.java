package org.whistlestop.support;

/** Text as XML 1.0 can hold it. */
public final class XmlText {

    private XmlText() {}

    /** Leaves out what XML has no way to write, escaped or not. */
    public static String legal(String text) {
        var legal = new StringBuilder(text.length());
        text.codePoints().filter(XmlText::isLegal).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
