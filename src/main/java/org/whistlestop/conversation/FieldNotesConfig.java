package org.whistlestop.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of field notes. */
@ConfigMapping(prefix = "whistlestop.notes")
interface FieldNotesConfig {

    /** How long after a tour's end customers' words are kept: long enough to answer them in the next product, no longer. */
    @WithDefault("P365D")
    Duration keep();
}
