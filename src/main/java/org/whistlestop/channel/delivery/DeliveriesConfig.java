package org.whistlestop.channel.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of what goes out. */
@ConfigMapping(prefix = "whistlestop.deliveries")
interface DeliveriesConfig {

    /** How late something may go out by itself; later it waits for a person, because yesterday's "we are here" is wrong today. */
    @WithDefault("PT15M")
    Duration stale();

    /** How long a process may be silent before another takes up its work: longer than one request to a slow channel. */
    @WithDefault("PT12S")
    Duration lease();

    /** What one request to a channel may take; shorter than the lease. */
    @WithDefault("PT9S")
    Duration patience();

    /** Before the second attempt; doubled for each further one, up to two minutes. */
    @WithDefault("PT2S")
    Duration firstRetry();

    /** Deliveries at the same time on this replica. */
    @WithDefault("8")
    int threads();

    /** Of these on one channel, so that a slow one does not hold up the others. */
    @WithDefault("4")
    int perChannel();

    /** How often it is asked whether a channel that is needed soon has not been tested for long. */
    @WithDefault("PT5M")
    Duration rehearse();

    /** Who is told by mail of what needs a person; without an address it stands at the desk only. */
    Optional<List<String>> alertTo();

    /** How often it is asked whether somebody is to be told of something. */
    @WithDefault("PT1M")
    Duration alert();

    /** Whether this process sends at all; off for one that only answers pages. */
    @WithDefault("true")
    boolean enabled();
}
