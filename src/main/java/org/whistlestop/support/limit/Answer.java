package org.whistlestop.support.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/**
 * What a limit says to one request.
 *
 * @param remaining requests that may follow at once
 * @param retryAfter how long until the next may pass; zero where this one does
 * @param reset how long until all may come at once again
 */
record Answer(Limit limit, long aMinute, boolean passes, long remaining, Duration retryAfter, Duration reset) {

    static Answer of(Limit limit, long aMinute, ConsumptionProbe probe) {
        return new Answer(
                limit,
                aMinute,
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    /** Writes the headers of draft-ietf-httpapi-ratelimit-headers-10, and when to come back. */
    void tell(HttpServerResponse response) {
        response.putHeader("RateLimit-Policy", "\"%s\";q=%d;w=60".formatted(limit.word(), aMinute));
        response.putHeader("RateLimit", "\"%s\";r=%d;t=%d".formatted(limit.word(), remaining, seconds(reset)));
        if (!passes) {
            response.putHeader("Retry-After", String.valueOf(retryAfterSeconds()));
        }
    }

    long retryAfterSeconds() {
        return Math.max(1, seconds(retryAfter));
    }

    private static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
