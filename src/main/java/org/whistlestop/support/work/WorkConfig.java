package org.whistlestop.support.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the work behind the requests. */
@ConfigMapping(prefix = "whistlestop.work")
interface WorkConfig {

    /** Pieces of work at the same time on this replica: one for each kind, so that none holds up the others. */
    @WithDefault("4")
    int threads();
}
