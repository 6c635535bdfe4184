package org.whistlestop.support;

import java.util.regex.Pattern;

/** A path as it may stand in a log: without what opens an invitation, an approval, an upload or a follower's settings. */
final class LogPath {

    private static final Pattern SECRET = Pattern.compile("(/(?:invitations?|approval|uploads|followers)[^/]*/)[^/]+");

    private LogPath() {}

    static String of(String path) {
        return SECRET.matcher(path).replaceAll("$1…");
    }
}
