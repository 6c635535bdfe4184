package org.whistlestop.support.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the work behind the requests. */
@ConfigMapping(prefix = "whistlestop.work")
interface WorkConfig {

    /** Pieces of work at the same time on this replica: two, so that a long one does not hold up a short one. */
    @WithDefault("2")
    int threads();
}
