package org.whistlestop.account.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where people go on to after signing in: only to addresses of our own, else we would send them where a stranger wants. */
public final class NextAddress {

    private static final String DESK = "/desk";
    private static final int LONGEST = 2_000;

    /** Possessive: what matches is never gone back over, however long. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])(?:[\\w\\-./?=&]++|%\\p{XDigit}{2})*+");

    private NextAddress() {}

    /** The address, if it is one of ours; else the desk. */
    public static String local(String next) {
        return next != null && next.length() <= LONGEST && OURS.matcher(next).matches() ? next : DESK;
    }

    /** @param page such as {@code /sign-in/again} */
    public static String after(String page, String next) {
        return page + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
