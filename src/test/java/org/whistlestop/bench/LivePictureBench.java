package org.whistlestop.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.NeedsTool;

/**
 * The live picture of the demo's 42 stops beside nginx, which serves the same packed bytes from disk, as it is and keeping the
 * file open; and beside bare Vert.x, beneath which we cannot get.
 */
@NeedsTool({"wrk", "nginx", "taskset"})
class LivePictureBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 6);
    private static final String PICTURE = "/api/tours/42-stores/map";

    @TempDir
    Path folder;

    private final Figures figures = new Figures();

    @Test
    void oursBesideNginx() throws Exception {
        try (var app = AppProcess.start(
                        Core.SERVER.pin(),
                        AppProcess.PROGRAM,
                        Map.of("whistlestop.data", folder.resolve("data").toString()));
                var nginx = nginx(app.base, "nginx", "");
                var open = nginx(app.base, "open", "open_file_cache max=10;");
                var vertx = new BareVertx(folder.resolve("nginx" + PICTURE + ".gz"))) {
            for (var base : List.of(app.base, vertx.base)) {
                Wrk.run(base + PICTURE, 64, 40, "-H", "Accept-Encoding: gzip");
                Wrk.run(base + PICTURE, 64, 5, "-H", "Accept-Encoding: gzip", "-H", "If-None-Match: " + etag(base));
            }
            for (var round = 0; round < ROUNDS; round++) {
                measure("nginx", nginx.base, nginx.worker());
                measure("nginx with the file open", open.base, open.worker());
                measure("bare Vert.x", vertx.base, vertx.pid());
                measure("ours", app.base, app.pid());
                unchanged("nginx", nginx.base);
                unchanged("ours", app.base);
            }
        }
        tell();
    }

    private Nginx nginx(String app, String name, String more) throws Exception {
        var file = folder.resolve(name + PICTURE);
        Files.createDirectories(file.getParent());
        Files.write(
                file.resolveSibling("map.gz"),
                get(app, "Accept-Encoding", "gzip").body());
        Files.write(file, get(app).body());
        return new Nginx(folder.resolve(name), List.of(), """
                root %s; default_type application/geo+json; gzip_static on; %s
                add_header Cache-Control "public, max-age=0, s-maxage=1"; add_header Access-Control-Allow-Origin *;""".formatted(folder.resolve(name), more));
    }

    private void measure(String name, String base, long pid) throws Exception {
        var before = Usage.of(pid).cpuSeconds();
        var run = Wrk.run(base + PICTURE, 64, SECONDS, "-H", "Accept-Encoding: gzip");
        assertEquals(0, run.refused());
        figures.add(name, run.requestsPerSecond());
        figures.add(name + " p99", run.p99());
        figures.add(name + " CPU", (Usage.of(pid).cpuSeconds() - before) * 1e6 / (run.requestsPerSecond() * SECONDS));
    }

    private void unchanged(String name, String base) throws Exception {
        var run = Wrk.run(
                base + PICTURE, 64, SECONDS, "-H", "Accept-Encoding: gzip", "-H", "If-None-Match: " + etag(base));
        assertEquals(0, run.refused());
        figures.add(name + " 304", run.requestsPerSecond());
    }

    private static String etag(String base) throws Exception {
        return get(base, "Accept-Encoding", "gzip").headers().firstValue("ETag").orElse("none");
    }

    private static HttpResponse<byte[]> get(String base, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + PICTURE));
        if (headers.length > 0) {
            request.headers(headers);
        }
        var answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode());
        return answer;
    }

    private void tell() {
        for (var name : List.of("nginx", "nginx with the file open", "bare Vert.x", "ours")) {
            figures.tell(name, "pictures/s");
            figures.tell(name + " p99", "ms");
            figures.tell(name + " CPU", "us a request");
        }
        for (var other : List.of("nginx", "nginx with the file open", "bare Vert.x")) {
            for (var what : List.of("", " p99", " CPU")) {
                figures.tellRatio("ours" + what, other + what);
            }
        }
        figures.tell("nginx 304", "answers/s");
        figures.tell("ours 304", "answers/s");
        figures.tellRatio("ours 304", "nginx 304");
    }
}
