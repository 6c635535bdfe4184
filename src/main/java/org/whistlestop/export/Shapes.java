package org.whistlestop.export;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** What texts look like that pages, addresses and the storage are made of. */
final class Shapes {

    static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\\p{Cntrl}]{1,2040}");
    static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    static final Pattern HASH = Pattern.compile("[0-9a-f]{16,64}");
    /** Of 32 bytes: with a shorter one every photo would look like it. */
    static final Pattern FINGERPRINT = Pattern.compile("\\\\x[0-9a-f]{64}");

    static final Pattern PLACEHOLDER = Pattern.compile("data:image/(png|jpeg|webp);base64,[A-Za-z0-9+/=]+");

    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** Of what is shown: the photo, half a SHA-256 of the content, the width. */
    static final Pattern SIZE = Pattern.compile("photos/(" + ID + ")/([0-9a-f]{32})-[0-9]{1,5}\\.(jpg|webp|avif)");

    /** Of a piece of what was handed in. */
    static final Pattern PIECE = Pattern.compile("incoming/" + ID + "/[a-z0-9-]{1,60}");

    private Shapes() {}

    static boolean isZone(String text) {
        try {
            ZoneId.of(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
