package org.whistlestop.feed;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One feed in one format.
 *
 * @param stop slug, or null for the feed of the whole tour
 */
public record Topic(String tour, String stop, Format format) {

    private static final Pattern PATH =
            Pattern.compile("/tours/(?<tour>[^/]+)(/stops/(?<stop>[^/]+))?/feed\\.(?<format>atom|rss|json)");

    /** Reads what {@link #path} wrote. */
    public static Optional<Topic> parse(String path) {
        var parts = PATH.matcher(path);
        return parts.matches()
                ? Optional.of(new Topic(parts.group("tour"), parts.group("stop"), Format.of(parts.group("format"))))
                : Optional.empty();
    }

    public String path() {
        return "/tours/" + tour + (stop == null ? "" : "/stops/" + stop) + "/feed." + format.word();
    }
}
