package org.whistlestop.photo.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Lists how much may arrive, from whom, and how long it is kept. */
@ConfigMapping(prefix = "whistlestop.uploads")
interface UploadsConfig {

    /** Largest file from staff: phones make 12 MB, cameras 20. */
    @WithDefault("25M")
    MemorySize staffSize();

    /** Largest file from a fan: what a phone makes. */
    @WithDefault("15M")
    MemorySize fanSize();

    /** Largest preview, which is to be there within seconds on a bad line. */
    @WithDefault("300K")
    MemorySize previewSize();

    /** Uploads that one person, or one network of strangers, may leave open at a time: a phone sends two or three at once. */
    @WithDefault("20")
    int unfinished();

    /** What these may come to together, so that nobody fills the disk with halves. */
    @WithDefault("200M")
    MemorySize unfinishedSize();

    /** Bodies that arrive at the same time: each holds a thread and a file. */
    @WithDefault("32")
    int bodies();

    /** Of these, how many may be strangers': the host must get in on a day when everybody sends. */
    @WithDefault("24")
    int fanBodies();

    /** After the last byte an upload waits so long for the next: a phone may be in a suitcase for a night. */
    @WithDefault("24H")
    Duration expiry();

    /** What nothing refers to is thrown away at this age: much longer than from a file's last byte to its row. */
    @WithDefault("1H")
    Duration orphanAge();

    /** How often that is looked for: nobody waits for it. */
    @WithDefault("10M")
    Duration sweepEvery();

    /** Where bodies stand while they arrive: a system's own folder for such files is often memory. */
    @WithDefault("${whistlestop.data:data}/arriving")
    Path folder();
}
