package org.whistlestop.websub;

import java.time.Duration;

/** How long to leave a subscriber alone who could not be reached. */
final class Retry {

    private Retry() {}

    /** @param attempt that has failed, from 1 */
    static Duration after(Duration first, int attempt, Duration longest) {
        var doubled = first.multipliedBy(1L << Math.min(attempt - 1, 12));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
