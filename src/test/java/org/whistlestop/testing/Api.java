package org.whistlestop.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Speaks to a running Whistlestop as a program would, as one caller; every answer is one that the OpenAPI document promises. */
public record Api(String base, String token) {

    public static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Api as(String otherToken) {
        return new Api(base, otherToken);
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer put(String path, Object body, String... headers) {
        return send(json(path, headers).PUT(bodyOf(body)));
    }

    public Answer post(String path, Object body, String... headers) {
        return send(json(path, headers).POST(bodyOf(body)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer send(String method, String path, String type, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer putCsv(String path, byte[] csv, String... headers) {
        return putBytes(path, "text/csv", csv, headers);
    }

    public Answer putBytes(String path, String type, byte[] body, String... headers) {
        return send(
                request(path, headers).header("Content-Type", type).PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** A body of bytes, with headers alone to say what it is. */
    public Answer send(String method, String path, byte[] body, String... headers) {
        return send(request(path, headers)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Asks without comparing the answer with the document. */
    Answer send(String method, String path) {
        return answerTo(request(path)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private HttpRequest.Builder json(String path, String... headers) {
        return request(path, headers).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var builder = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        for (var i = 0; i + 1 < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return builder;
    }

    private static HttpRequest.BodyPublisher bodyOf(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofString(
                    body instanceof String text ? text : JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Answer send(HttpRequest.Builder builder) {
        var request = builder.build();
        var answer = answerTo(request);
        Contract.of(base).check(request.method(), request.uri().toString().substring(base.length()), answer);
        return answer;
    }

    private static Answer answerTo(HttpRequest request) {
        try {
            var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(int status, Map<String, java.util.List<String>> headers, byte[] body) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("No JSON: " + status + " " + text(), e);
            }
        }

        public String text() {
            return new String(body, java.nio.charset.StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().get(0))
                    .findFirst()
                    .orElse(null);
        }

        /** Fails with the body, which says why. */
        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("Expected " + expected + ", got " + status + ": " + text());
            }
            return this;
        }
    }
}
