package org.whistlestop.websub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A feed reader on this machine that takes what a hub sends, each at a loopback address of its own: the hub counts by host. */
final class FakeReader implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** What was pushed. */
    record Push(String type, String link, String signature, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    final List<Map<String, String>> questions = new CopyOnWriteArrayList<>();
    final List<Push> pushes = new CopyOnWriteArrayList<>();
    volatile boolean agrees = true;
    volatile int status = 204;
    volatile int failures;
    final String host;
    private final HttpServer server;

    FakeReader() throws IOException {
        host = "127.0.9." + (1 + COUNT.getAndIncrement() % 250);
        server = HttpServer.create(new InetSocketAddress(host, 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::take);
        server.start();
    }

    String callback() {
        return "http://" + host + ":" + server.getAddress().getPort() + "/callback?id=7";
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                var question = parameters(exchange.getRequestURI().getRawQuery());
                questions.add(question);
                answer(exchange, agrees ? 200 : 404, agrees ? question.get("hub.challenge") : "no");
                return;
            }
            var body = exchange.getRequestBody().readAllBytes();
            if (failures > 0) {
                failures--;
                answer(exchange, 503, "later");
                return;
            }
            var headers = exchange.getRequestHeaders();
            pushes.add(new Push(
                    headers.getFirst("Content-Type"),
                    headers.getFirst("Link"),
                    headers.getFirst("X-Hub-Signature"),
                    body));
            answer(exchange, status, "");
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> parameters(String query) {
        return Stream.of(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
