package org.whistlestop.image;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses where pictures are kept. */
class ByteStoreProducer {

    @Produces
    @Singleton
    ByteStore store(StorageConfig config) {
        return new FolderStore(config.folder(), config.keepFree().asLongValue());
    }
}
