package org.whistlestop.image;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses where pictures are kept. */
class ByteStoreProducer {

    @Produces
    @Singleton
    ByteStore store(StorageConfig config) {
        return config.s3().bucket().isPresent()
                ? new S3Store(config.s3())
                : new FolderStore(config.folder(), config.keepFree().asLongValue());
    }

    void close(@Disposes ByteStore store) {
        if (store instanceof S3Store bucket) {
            bucket.close();
        }
    }
}
