package org.whistlestop.channel.push;

import java.time.Duration;
import java.util.List;

/**
 * How fast and how patiently followers are told.
 *
 * @param atOnce requests at the same time in all
 * @param perService of these to one push service, so that a slow one leaves room for the others
 * @param waits before each further try to reach one follower
 * @param patience with a service that takes nothing any more
 * @param signs how often to say that we are still at it
 */
record Pace(int atOnce, int perService, List<Duration> waits, Duration patience, Duration signs) {

    /** A delivery's lease is 12 s; a request takes 5 s at most. */
    static final Pace USUAL = new Pace(
            32,
            8,
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(30)),
            Duration.ofMinutes(2),
            Duration.ofSeconds(2));
}
