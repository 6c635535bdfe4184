package org.whistlestop.account.signin;

import java.util.List;

/** Names a browser so that its owner knows it again, as in "Chrome on Android"; what it calls itself in full is not kept. */
public final class DeviceName {

    /** What stands first wins: most browsers claim to be others too. */
    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edg", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("SamsungBrowser", "Samsung Internet"),
            new Sign("Firefox", "Firefox"),
            new Sign("FxiOS", "Firefox"),
            new Sign("CriOS", "Chrome"),
            new Sign("Chrome", "Chrome"),
            new Sign("Safari", "Safari"),
            new Sign("Mozilla", "Browser"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Android", "Android"),
            new Sign("Windows", "Windows"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Macintosh", "Mac"),
            new Sign("Linux", "Linux"));

    private DeviceName() {}

    /** @param userAgent the request header, or null */
    public static String of(String userAgent) {
        var agent = userAgent == null ? "" : userAgent;
        return find(BROWSERS, agent, "Program") + find(SYSTEMS, agent, "").replaceFirst("(?=.)", " on ");
    }

    private static String find(List<Sign> signs, String agent, String none) {
        return signs.stream()
                .filter(sign -> agent.contains(sign.text))
                .map(Sign::name)
                .findFirst()
                .orElse(none);
    }

    private record Sign(String text, String name) {}
}
