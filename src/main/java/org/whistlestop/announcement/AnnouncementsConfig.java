package org.whistlestop.announcement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of announcements. */
@ConfigMapping(prefix = "whistlestop.announcements")
interface AnnouncementsConfig {

    /** How long words, comments and answers of channels are kept: as long as somebody may have to prove what was said. */
    @WithDefault("P730D")
    Duration keep();
}
