package org.whistlestop.channel.bluesky;

import java.net.URI;
import java.util.Optional;
import org.whistlestop.channel.Access;

/**
 * Where people read what an account posts.
 *
 * @param app web address of a Bluesky app; empty when there is none that could show it, as of a server that is not public
 */
record PostLink(Optional<String> app) {

    private static final String USUAL = "https://bsky.app";

    static PostLink of(Access access) {
        var said = access.setting("app", "").strip().replaceFirst("/+$", "");
        if (said.equals("none")) {
            return new PostLink(Optional.empty());
        }
        if (said.matches("https?://[!-~]{1,200}")) {
            return new PostLink(Optional.of(said));
        }
        return new PostLink(isPublic(access.address()) ? Optional.of(USUAL) : Optional.empty());
    }

    private static boolean isPublic(String address) {
        try {
            var uri = URI.create(String.valueOf(address));
            var host = String.valueOf(uri.getHost());
            return "https".equals(uri.getScheme())
                    && host.matches(".+\\.[a-z]{2,}")
                    && !host.matches(".+\\.(test|local|localhost|internal|invalid|example)");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The page of a post, or null. */
    String of(String uri) {
        var parts = uri.split("/");
        return app.map(it -> it + "/profile/" + parts[2] + "/post/" + parts[4]).orElse(null);
    }

    /** The page of an account, or null. */
    String profile(String handle) {
        return app.map(it -> it + "/profile/" + handle).orElse(null);
    }
}
