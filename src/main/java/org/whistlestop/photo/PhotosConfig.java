package org.whistlestop.photo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of photos. */
@ConfigMapping(prefix = "whistlestop.photos")
interface PhotosConfig {

    /** Fans' photos that may wait for a decision at a time: some two gigabytes, and more than a team looks through in a day. */
    @WithDefault("2000")
    int waiting();
}
