package org.whistlestop.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.whistlestop.testing.Eventually;

/** The same bytes from memory by the library beneath us and nothing else: how far we could get. */
final class BareVertx implements AutoCloseable {

    final String base;
    private final Process process;

    BareVertx(Path file) throws IOException {
        var log = Files.createTempFile(file.getParent(), "vertx", ".log");
        var command = new ArrayList<>(Core.SERVER.pin());
        command.addAll(List.of(
                Path.of(System.getProperty("app.jdk", System.getProperty("java.home")), "bin", "java")
                        .toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                BareVertx.class.getName(),
                file.toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        base = "http://127.0.0.1:" + Eventually.value("bare Vert.x listens", Duration.ofSeconds(20), () -> port(log));
    }

    private static String port(Path log) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith("listens at "))
                    .map(line -> line.substring("listens at ".length()))
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            return null;
        }
    }

    public static void main(String... args) throws IOException {
        var picture = Buffer.buffer(Files.readAllBytes(Path.of(args[0])));
        Vertx.vertx()
                .createHttpServer()
                .requestHandler(request -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/geo+json")
                        .putHeader(HttpHeaders.CONTENT_ENCODING, "gzip")
                        .end(picture))
                .listen(0, "127.0.0.1")
                .onSuccess(server -> System.out.println("listens at " + server.actualPort()));
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
