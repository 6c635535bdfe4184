package org.whistlestop.support;

import java.util.regex.Pattern;

/** A path as it may stand in a log: without the secret of an invitation. */
final class LogPath {

    private static final Pattern SECRET = Pattern.compile("(/invitations?[^/]*/)[^/]+");

    private LogPath() {}

    static String of(String path) {
        return SECRET.matcher(path).replaceAll("$1…");
    }
}
