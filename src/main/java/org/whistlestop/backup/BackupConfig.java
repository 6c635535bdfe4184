package org.whistlestop.backup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the embedded database's backup. */
@ConfigMapping(prefix = "whistlestop.backup")
interface BackupConfig {

    /** On another disk than the data, best on another machine; unset, nothing is backed up. */
    Optional<Path> folder();

    /** What was deleted is gone from the backups, too, so long after: a promise to people, not only a question of room. */
    @WithDefault("P35D")
    Duration keep();

    /** How much may be lost, less a few seconds; each time costs 16 MB of writing on the database's disk, some 20 kB here. */
    @WithDefault("30S")
    Duration every();

    /** A younger whole copy makes a restore quicker: what came after it has to be done again, change by change. */
    @WithDefault("P1D")
    Duration whole();
}
