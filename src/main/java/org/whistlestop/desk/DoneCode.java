package org.whistlestop.desk;

import java.util.Arrays;
import java.util.Locale;

/** What a form has just done, by a fixed code in the address of the page that follows; an enum of each group of pages has the words. */
public interface DoneCode {

    String name();

    String text();

    /** The part of an address that tells the next page. */
    default String query() {
        return "?did=" + name().toLowerCase(Locale.ROOT);
    }

    /** The words for a code; null when it is none of these. */
    static String textOf(DoneCode[] codes, String code) {
        return Arrays.stream(codes)
                .filter(done -> done.name().equalsIgnoreCase(code))
                .map(DoneCode::text)
                .findFirst()
                .orElse(null);
    }
}
