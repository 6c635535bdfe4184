package org.whistlestop.image;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.whistlestop.testing.NeedsTool;

@NeedsTool({"node", "npm"})
class S3StoreTest extends ByteStoreContract {

    @TempDir
    static Path folder;

    private static S3Server server;

    private S3Store store;

    @BeforeAll
    static void start() throws Exception {
        server = new S3Server(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void open() {
        store = new S3Store(settings(server.endpoint(), "20S"));
        store.listOlderThan("photos", LATER, 100).forEach(store::delete);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    ByteStore store() {
        return store;
    }

    static StorageConfig.S3 settings(URI endpoint, String timeLimit) {
        return Samples.config(
                        StorageConfig.class,
                        Map.of(
                                "whistlestop.storage.s3.bucket",
                                S3Server.BUCKET,
                                "whistlestop.storage.s3.endpoint",
                                endpoint.toString(),
                                "whistlestop.storage.s3.path-style",
                                "true",
                                "whistlestop.storage.s3.access-key",
                                "S3RVER",
                                "whistlestop.storage.s3.secret-key",
                                "S3RVER",
                                "whistlestop.storage.s3.time-limit",
                                timeLimit))
                .s3();
    }
}
