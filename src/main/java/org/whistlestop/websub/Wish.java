package org.whistlestop.websub;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.whistlestop.support.ProblemException;

/** What somebody asks of the hub, as it came; each may be null. */
record Wish(String mode, String topic, String callback, String leaseSeconds, String secret) {

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final int LONGEST_SECRET = 199;
    private static final int LONGEST_CALLBACK = 1000;

    boolean subscribes() {
        if ("subscribe".equals(mode)) {
            return true;
        }
        if ("unsubscribe".equals(mode)) {
            return false;
        }
        throw ProblemException.invalid(
                "hub.mode", "This hub knows no such mode", "Say \"subscribe\" or \"unsubscribe\"");
    }

    String checkedCallback() {
        if (callback == null || callback.isBlank() || callback.length() > LONGEST_CALLBACK || callback.contains("#")) {
            throw ProblemException.invalid(
                    "hub.callback",
                    "This is no address where you can be told",
                    "Give a web address of at most " + LONGEST_CALLBACK + " characters, without a fragment");
        }
        return callback;
    }

    /** Null for none. */
    String checkedSecret() {
        if (secret == null || secret.isEmpty()) {
            return null;
        }
        if (secret.getBytes(StandardCharsets.UTF_8).length > LONGEST_SECRET) {
            throw ProblemException.invalid("hub.secret", "The secret is too long", "Make it shorter than 200 bytes");
        }
        return secret;
    }

    /** As long as was asked for, within what is reasonable. */
    Duration lease(Duration usual, Duration longest) {
        if (leaseSeconds == null || leaseSeconds.isBlank()) {
            return usual;
        }
        if (!leaseSeconds.matches("[0-9]{1,10}")) {
            throw ProblemException.invalid(
                    "hub.lease_seconds", "This is no number of seconds", "Say 864000 for ten days");
        }
        var asked = Duration.ofSeconds(Long.parseLong(leaseSeconds));
        if (asked.compareTo(longest) > 0) {
            return longest;
        }
        return asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
    }
}
