package org.whistlestop.websub;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of feeds that tell by themselves when they change. */
@ConfigMapping(prefix = "whistlestop.websub")
interface WebSubConfig {

    /** How long a subscription lasts that names no time: long enough to be renewed in peace, short enough to forget the dead. */
    @WithDefault("P10D")
    Duration lease();

    /** The longest that anybody may ask for. */
    @WithDefault("P30D")
    Duration longest();

    /** Before the second attempt to reach a subscriber; doubled for each further one. */
    @WithDefault("PT10S")
    Duration firstRetry();

    /** Subscriptions of one host: a reader in the cloud has many people, a host that is to be flooded has as many as we allow. */
    @WithDefault("300")
    int perHost();

    /** Subscriptions in all, so that strangers cannot fill the database. */
    @WithDefault("20000")
    int most();

    /** How often it is looked for changes of which nobody has told us, such as those before a crash. */
    @WithDefault("PT30S")
    Duration look();
}
