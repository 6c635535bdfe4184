package org.whistlestop.account.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where people go on to after signing in: only to addresses of our own, else we would send them where a stranger wants. */
public final class NextAddress {

    private static final String DESK = "/desk";

    private NextAddress() {}

    /** The address, if it is one of ours; else the desk. */
    public static String local(String next) {
        return next != null && next.matches("/(?![/\\\\])([\\w\\-./?=&]|%\\p{XDigit}{2})*") ? next : DESK;
    }

    /** @param page such as {@code /sign-in/again} */
    public static String after(String page, String next) {
        return page + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
