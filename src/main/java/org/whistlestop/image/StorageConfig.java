package org.whistlestop.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Lists where pictures are kept: in a folder, or in a bucket once that is named. */
@ConfigMapping(prefix = "whistlestop.storage")
interface StorageConfig {

    /** Beside the embedded database: one folder is easy to back up. */
    @WithDefault("${whistlestop.data:data}/photos")
    Path folder();

    /** Room that pictures leave on the folder's disk: a database that shares it stops when there is none. */
    @WithDefault("200M")
    MemorySize keepFree();

    S3 s3();

    interface S3 {
        /** Named, pictures go there and several replicas share them. */
        Optional<String> bucket();

        /** Of another maker's store; unset, Amazon's own for the region. */
        Optional<URI> endpoint();

        /** Stores that have only one take any name. */
        @WithDefault("us-east-1")
        String region();

        /** Unset, the usual places are asked: AWS_ACCESS_KEY_ID, ~/.aws, the machine's own role. */
        Optional<String> accessKey();

        Optional<String> secretKey();

        /** The bucket in the path instead of the host: most stores that are not Amazon's need it. */
        @WithDefault("false")
        boolean pathStyle();

        /** For one attempt, of which there are three: 25 MB, the largest, arrive within it on a slow line. */
        @WithDefault("20S")
        Duration timeLimit();
    }
}
