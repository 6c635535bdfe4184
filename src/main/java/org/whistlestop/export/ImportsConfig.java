package org.whistlestop.export;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds what may come as an exported tour. */
@ConfigMapping(prefix = "whistlestop.imports")
interface ImportsConfig {

    /** Bytes of a file and of the photos in it: a thousand photos with all their sizes take a gigabyte. */
    @WithDefault("4G")
    MemorySize size();

    /** Rows of all tables together: a tour of 42 stops with a thousand photos has 20,000. */
    @WithDefault("500000")
    long rows();
}
