package org.whistlestop.conversation.elsewhere;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of mentions. */
@ConfigMapping(prefix = "whistlestop.mentions")
public interface MentionsConfig {

    /** Requests to one place, by registrable name and by address, in an hour: whoever names a victim a thousand times wins nothing. */
    @WithDefault("20")
    int visitsAnHour();

    /** Mentions of one site that may wait to be looked at: ten hours of its visits. */
    @WithDefault("200")
    int waitingOfOneSite();

    /** Mentions that may wait in all: strangers do not fill the disk. */
    @WithDefault("20000")
    int waiting();

    /** Pages looked at, and told of links, at the same time on this replica: a slow one holds up only its own place. */
    @WithDefault("4")
    int threads();

    /** How often a page that links to us is looked at again: what is gone there goes here. */
    @WithDefault("P30D")
    Duration lookAgain();

    /** How long a mention is kept that is gone or was rejected. */
    @WithDefault("P90D")
    Duration keepGone();

    /** How long a sender may read why a mention was refused. */
    @WithDefault("P7D")
    Duration keepRefused();

    /** Whether pages that we link to are told of it. */
    @WithDefault("true")
    boolean tell();
}
