package org.whistlestop.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Lists how pictures are decoded, and within which bounds. */
@ConfigMapping(prefix = "whistlestop.images")
public interface ImagesConfig {

    /** Who decodes: {@code vips} is faster and knows more formats, {@code java} needs nothing installed, {@code auto} looks. */
    @WithDefault("auto")
    Worker worker();

    enum Worker {
        AUTO,
        VIPS,
        JAVA
    }

    /** Pictures decoded at the same time: one of strangers', and one that need not wait for it. */
    @WithDefault("2")
    int atOnce();

    /** For one step of the work: the largest honest picture takes a few seconds on a slow machine, a malicious one for ever. */
    @WithDefault("20S")
    Duration timeLimit();

    /** Where pictures stand while they are made, each in a folder of its own: what a crash leaves there is swept. */
    @WithDefault("${whistlestop.data:data}/making")
    Path folder();

    /** Address space of the vips tools: its largest honest picture, 50 megapixels in one piece, takes half of it. */
    @WithDefault("1G")
    MemorySize vipsMemory();

    /** Heap of the Java worker: what 50 megapixels of a JPEG take; 12, as phones make them, stay far below. */
    @WithDefault("224M")
    MemorySize javaMemory();
}
