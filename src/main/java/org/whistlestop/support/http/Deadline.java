package org.whistlestop.support.http;

import java.time.Duration;

/** The moment at which a request and all its redirects are over. */
record Deadline(long endNanos, Duration total) {

    static Deadline in(Duration total) {
        return new Deadline(System.nanoTime() + total.toNanos(), total);
    }

    /** More than 0; past the deadline it throws. */
    long millisLeft() {
        var left = Duration.ofNanos(endNanos - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw OutboundException.unreachable(inWords(), false);
        }
        return left;
    }

    String inWords() {
        return "It was not done after " + total.toSeconds() + " s.";
    }
}
