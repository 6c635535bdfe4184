package org.whistlestop.story;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of what is written into blogs. */
@ConfigMapping(prefix = "whistlestop.story")
interface StoryConfig {

    /** How long after something happened it is written: an undo is in time, and a handful of photos come together. */
    @WithDefault("PT15S")
    Duration settle();

    /** A post is written at most once in that time: fifty photos make a few revisions, not fifty. */
    @WithDefault("PT1M")
    Duration pace();

    /** How often a post of today is looked at though nothing happened: an editor may have written over it. */
    @WithDefault("PT10M")
    Duration look();

    /** How long a process may be silent before another takes up its work: longer than one request to a slow blog. */
    @WithDefault("PT30S")
    Duration lease();

    /** What one request to a blog may take, photos too; shorter than the lease. */
    @WithDefault("PT25S")
    Duration patience();

    /** Before the second attempt; doubled for each further one, up to two minutes. */
    @WithDefault("PT2S")
    Duration firstRetry();

    /** Whether this process writes at all; off for one that only answers pages. */
    @WithDefault("true")
    boolean enabled();
}
