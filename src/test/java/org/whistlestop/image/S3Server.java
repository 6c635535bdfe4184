package org.whistlestop.image;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.whistlestop.support.FreePort;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.NpmTools;

/** An S3 server of others' making, as a process of its own with one bucket. */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "pictures";

    private final int port;
    private final Process process;

    S3Server(Path folder) throws IOException {
        port = FreePort.find();
        var log = Files.createTempFile("s3-", ".log");
        process = new ProcessBuilder(
                        "node",
                        NpmTools.install()
                                .resolve("node_modules/s3rver/bin/s3rver.js")
                                .toString(),
                        "--directory",
                        folder.toString(),
                        "--address",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port),
                        "--configure-bucket",
                        BUCKET)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Eventually.holds("listen", Duration.ofSeconds(30), this::isListening);
    }

    private boolean isListening() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
