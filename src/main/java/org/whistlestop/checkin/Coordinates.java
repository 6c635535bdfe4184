package org.whistlestop.checkin;

import java.util.regex.Pattern;

/** Recognises a person's coordinates, which never leave the phone. */
public final class Coordinates {

    /** Two decimals of three digits or more beside each other, or a geo: address. */
    private static final Pattern PAIR = Pattern.compile(
            "geo:-?\\d|(?<![\\d.])-?\\d{1,3}\\.\\d{3,}\\s*°?\\s*[NS]?\\s*[,;/ ]\\s*-?\\d{1,3}\\.\\d{3,}",
            Pattern.CASE_INSENSITIVE);

    private Coordinates() {}

    public static boolean areIn(String text) {
        return PAIR.matcher(text).find();
    }
}
