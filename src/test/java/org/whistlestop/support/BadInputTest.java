package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.whistlestop.photo.upload.Uploader;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.Route;
import org.whistlestop.testing.TestAnnouncement;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/**
 * Sends every operation of the API, and every form of a page, what programs get wrong, and asks that each answer says so and
 * none fails. 3,000 of the 20,000 by default: {@code -Dbad.inputs=20000} sends all.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BadInputTest {

    private static final int REQUESTS = Integer.getInteger("bad.inputs", 3_000);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head");

    private static final List<String> NAUGHTY = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\u0007\u001b[31m",
            "\ud800",
            "\udc00\ud800",
            "\uffff",
            "\u202eright to left \u0634\u0645\u0633",
            "\ufeffname",
            "\u00a0",
            "😀👩‍👩‍👧‍👦",
            "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤a̴̵l",
            "x".repeat(10_000),
            "' or 1=1; drop table tour; --",
            "<script>alert(1)</script>",
            "{x}",
            "{#if true}{/if}",
            "${7*7}",
            "#{7*7}",
            "%n%s%x",
            "%00",
            "../../etc/passwd",
            "\\",
            "\"",
            "null",
            "NaN",
            "------------------------------------",
            "00000000-0000-0000-0000-000000000000",
            "+999999999-12-31T23:59",
            "-999999999-01-01T00:00:00Z",
            "2026-02-30T11:00",
            "2026-11-01T01:30",
            "9223372036854775808",
            "Europe/Nowhere",
            "Z");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "1e308",
            "1e309",
            "-1e400",
            "1.5",
            "-0.0",
            "90.0000000001",
            "1e-400",
            "9".repeat(900),
            "9".repeat(5_000));

    private static final List<String> BROKEN = List.of(
            "",
            " ",
            "{",
            "}",
            "[",
            "null",
            "true",
            "1",
            "\"text\"",
            "[]",
            "{}",
            "[[[]]]",
            "{\"a\":}",
            "{\"a\":1,}",
            "{'a':1}",
            "{\"title\":\"a\",\"title\":\"b\"}",
            "{\"a\":1}{}",
            "\u0000",
            "\ufeff{}",
            "[".repeat(5_000),
            "{\"a\":".repeat(3_000),
            "<xml/>",
            "NaN",
            "\"\\ud800\"");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "application/json; charset=utf-16",
            "application/json; charset=no-such",
            "application/json; charset=",
            "application/json;",
            "text/csv",
            "text/csv; charset=utf-16",
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "application/octet-stream",
            "nonsense",
            "/",
            "*/*",
            "a/b/c; ;=");

    private static final List<String> FORM_TYPES = List.of(
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=no-such",
            "application/x-www-form-urlencoded; charset=utf-16",
            "multipart/form-data; boundary=b",
            "multipart/form-data; boundary=b; charset=no-such",
            "multipart/form-data; boundary=other");

    /** As far as a header can hold them. */
    private static final List<String> HEADERS = List.of(
            "",
            "-1",
            "0",
            "1e9",
            "1.5",
            "9".repeat(40),
            "1.0.0",
            "0.2.2",
            "sha1",
            "sha1 AAAA",
            "sha1  ",
            ",",
            ",,,",
            "tour",
            "tour ????",
            "tour AA==",
            "tour gA==,photo gA==",
            "a b,a b",
            "x".repeat(4_000));

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Random random = new Random(20081121);
    private final List<String> failures = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private long slowest;
    private int sent;

    @TestHTTPResource
    String url;

    private TestTour tour;
    private String victim;
    private String upload;
    private TestAnnouncement announcement;
    private Browser browser;

    @Test
    void noInputMakesItFail() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
        victim = victim();
        announcement = TestAnnouncement.draft(tour, "natick-natick-mall");
        upload = new Uploader(tour.host)
                .begun(Uploader.metadata(tour), 3_145_728)
                .replaceAll(".*/", "");
        var document = tour.nobody.get("/q/openapi?format=json").expect(200).json();
        var operations = operations(document);
        var callers = List.of(tour.host, tour.pr, tour.admin, tour.setup);
        var forms = forms();
        var before = System.nanoTime();
        for (var i = 0; i < REQUESTS; i++) {
            if (i % 4 == 3) {
                send(forms.get(i / 4 % forms.size()));
            } else {
                send(operations.get(i % operations.size()), pick(callers), document);
            }
        }
        System.out.printf(
                "MEASURED %d bad requests to %d operations and %d forms in %d ms, slowest %d ms, statuses %s%n",
                sent, operations.size(), forms.size(), (System.nanoTime() - before) / 1_000_000, slowest, statuses);
        assertEquals("", String.join("\n", failures.stream().limit(40).toList()), failures.size() + " failures");
        assertTrue(statuses.getOrDefault(422, 0) > 100, "The bodies came as far as being read: " + statuses);
    }

    /** Of the cast nobody is removed, for they send what follows. */
    private String victim() {
        var roles = List.of(Map.of("tour", tour.slug, "role", "pr"));
        return tour.setup
                .post("/api/people", Map.of("name", "Toni Victim", "roles", roles))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    private List<Operation> operations(JsonNode document) {
        var found = new ArrayList<Operation>();
        document.get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
                    // The stream never ends: LiveStreamTest has its own.
                    if (METHODS.contains(operation.getKey())
                            && path.getKey().startsWith("/api/")
                            && !path.getKey().endsWith("/live")) {
                        found.add(new Operation(operation.getKey(), path.getKey(), operation.getValue()));
                    }
                }));
        return found;
    }

    /** Signing out would end the session that the other forms need. */
    private static List<Route> forms() {
        return Route.listAll().stream()
                .filter(route ->
                        route.isUnsafe() && !route.isApi() && !route.path().equals("/sign-out"))
                .toList();
    }

    private record Operation(String method, String path, JsonNode spec) {
        boolean hasBody() {
            return spec.has("requestBody");
        }
    }

    private void send(Operation operation, Api caller, JsonNode document) {
        var path = path(operation);
        var type = oneIn(4) ? pick(TYPES) : csv(operation) ? "text/csv" : "application/json";
        var body = operation.hasBody() || oneIn(10) ? body(operation, document) : new byte[0];
        var request = HttpRequest.newBuilder(URI.create(caller.base() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + (oneIn(30) ? "ws_" + "é".length() : caller.token()))
                .method(
                        operation.method().toUpperCase(java.util.Locale.ROOT),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (!oneIn(20)) {
            request.header("Content-Type", type);
        }
        if (oneIn(8)) {
            request.header("Accept", pick(List.of("text/html", "nonsense", "a/b;q=x", "application/json;q=0", "*/*")));
        }
        if (oneIn(10)) {
            request.header(pick(List.of("If-Match", "If-None-Match", "X-Any", "Cookie", "Accept-Language")), header());
        }
        for (var parameter : operation.spec().path("parameters")) {
            if (parameter.get("in").asText().equals("header") && !oneIn(8)) {
                request.setHeader(parameter.get("name").asText(), oneIn(4) ? pick(HEADERS) : header(parameter));
            }
        }
        check(operation, request.build(), body);
    }

    private String header(JsonNode parameter) {
        return parameter.get("name").asText().equals("Upload-Metadata")
                ? Uploader.header(Uploader.metadata(tour))
                : parameter.path("example").asText("1");
    }

    private String header() {
        return pick(List.of(
                "\"-1\"",
                "W/\"9".repeat(20),
                "x".repeat(4_000),
                "x".repeat(9_000),
                "x".repeat(70_000),
                "99999999999999999999",
                "a=b; =; ;;"));
    }

    private void send(Route form) {
        if (oneIn(200) || browser == null) {
            browser = Browser.of(tour.admin);
        }
        var type = oneIn(6) ? pick(TYPES) : pick(FORM_TYPES);
        var body = type.startsWith("multipart") ? multipart(form) : urlEncoded(form);
        var request = HttpRequest.newBuilder(URI.create(
                        browser.base() + form.filled(name -> encoded(oneIn(4) ? pick(NAUGHTY) : known(name)))))
                .timeout(Duration.ofSeconds(20))
                .header("Cookie", browser.cookie())
                .header("Origin", browser.origin())
                .header("Accept", oneIn(10) ? "nonsense" : "text/html")
                .header("Content-Type", type)
                .method(form.method(), HttpRequest.BodyPublishers.ofByteArray(body));
        check(new Operation(form.method(), form.path(), null), request.build(), body);
    }

    private byte[] urlEncoded(Route form) {
        var body = new StringBuilder("csrf=" + browser.formToken());
        for (var field : form.fields()) {
            if (!oneIn(8)) {
                body.append('&').append(field).append('=').append(oneIn(12) ? "%zz%" : encoded(pick(values())));
            }
        }
        if (oneIn(8)) {
            body.append('&').append(encoded(pick(NAUGHTY))).append("=&&=&");
        }
        return body.toString().getBytes(oneIn(10) ? pick(charsets()) : StandardCharsets.UTF_8);
    }

    private byte[] multipart(Route form) {
        var body =
                new StringBuilder("--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + browser.formToken());
        for (var field : form.fields()) {
            body.append("\r\n--b\r\nContent-Disposition: form-data; name=\"")
                    .append(field)
                    .append(oneIn(3) ? "\"; filename=\"" + pick(List.of("", "a.csv", "../x", "\u202e")) : "")
                    .append(oneIn(12) ? "\r\n" : "\"\r\n\r\n")
                    .append(pick(values()));
        }
        return body.append(oneIn(8) ? "" : "\r\n--b--\r\n")
                .toString()
                .getBytes(oneIn(10) ? pick(charsets()) : StandardCharsets.UTF_8);
    }

    private List<String> values() {
        return oneIn(3) ? NUMBERS : oneIn(3) ? BROKEN : NAUGHTY;
    }

    private void check(Operation operation, HttpRequest request, byte[] body) {
        var before = System.nanoTime();
        HttpResponse<String> answer;
        try {
            answer = answerTo(request);
        } catch (IOException e) {
            failures.add("no answer (" + e + "): " + named(request, body));
            return;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        var took = (System.nanoTime() - before) / 1_000_000;
        sent++;
        slowest = Math.max(slowest, took);
        statuses.merge(answer.statusCode(), 1, Integer::sum);
        var wrong = wrong(operation, answer, took);
        if (wrong != null) {
            failures.add(wrong + ": " + answer.statusCode() + " " + shortened(answer.body()) + " <- "
                    + named(request, body));
        }
    }

    /** After a line that is too long the server hangs up, so the next request may find its connection closed. */
    private static HttpResponse<String> answerTo(HttpRequest request) throws IOException, InterruptedException {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String wrong(Operation operation, HttpResponse<String> answer, long took) {
        var status = answer.statusCode();
        if (status >= 500) {
            return "failed";
        }
        if (took > LONGEST.toMillis()) {
            return "slow, " + took + " ms";
        }
        var isOurs = status != 414 && status != 431; // those are the HTTP server's own, before any route
        if (status >= 400
                && isOurs
                && !operation.method().equals("head")
                && !isProblem(answer)
                && !isPage(operation, answer)) {
            return "no problem";
        }
        var tells = status >= 400
                && List.of("Exception", "SQL", " at org.").stream().anyMatch(answer.body()::contains);
        return tells ? "tells too much" : null;
    }

    private static boolean isPage(Operation form, HttpResponse<String> answer) {
        return !form.path().startsWith("/api/")
                && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }

    private static boolean isProblem(HttpResponse<String> answer) {
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
            return false;
        }
        try {
            var problem = Api.JSON.readTree(answer.body());
            return problem.hasNonNull("type")
                    && problem.hasNonNull("title")
                    && problem.path("status").asInt() == answer.statusCode();
        } catch (IOException e) {
            return false;
        }
    }

    private static String named(HttpRequest request, byte[] body) {
        return request.method() + " "
                + shortened(request.uri().getRawPath() + "?" + request.uri().getRawQuery()) + " "
                + request.headers().firstValue("Content-Type").orElse("-") + " accept "
                + request.headers().firstValue("Accept").orElse("-") + " "
                + shortened(new String(body, StandardCharsets.UTF_8));
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    private String path(Operation operation) {
        var path = operation.path();
        for (var parameter : operation.spec().path("parameters")) {
            var name = parameter.get("name").asText();
            if (parameter.get("in").asText().equals("path")) {
                path = path.replace("{" + name + "}", encoded(oneIn(4) ? pick(NAUGHTY) : known(name)));
            }
        }
        var query = new StringBuilder();
        for (var parameter : operation.spec().path("parameters")) {
            if (parameter.get("in").asText().equals("query") && oneIn(2)) {
                query.append('&')
                        .append(parameter.get("name").asText())
                        .append('=')
                        .append(encoded(pick(NAUGHTY)));
            }
        }
        if (oneIn(10)) {
            query.append('&').append(encoded(pick(NAUGHTY))).append('=').append(encoded(pick(NAUGHTY)));
        }
        return query.isEmpty() ? path : path + "?" + query.substring(1);
    }

    private String known(String name) {
        return switch (name) {
            case "tour" -> tour.slug;
            case "stop" -> pick(List.of("boston-copley-place", "natick-natick-mall", "troy-somerset-collection"));
            case "id" ->
                pick(List.of(
                        victim,
                        upload,
                        announcement.id(),
                        announcement.channel,
                        new UUID(random.nextLong(), random.nextLong()).toString()));
            case "role" -> pick(List.of("pr", "host", "PR", "king"));
            default -> oneIn(2) ? victim : new UUID(random.nextLong(), random.nextLong()).toString();
        };
    }

    /** Java's own encoder turns half a character into a question mark; this spells it out. */
    private static String encoded(String text) {
        var half = text.replace("\ud83d", "").chars().anyMatch(c -> Character.isSurrogate((char) c));
        return half && text.length() < 3
                ? "%ED%A0%80"
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean csv(Operation operation) {
        return operation.spec().at("/requestBody/content").has("text/csv");
    }

    private byte[] body(Operation operation, JsonNode document) {
        if (oneIn(4)) {
            return pick(BROKEN).getBytes(oneIn(5) ? pick(charsets()) : StandardCharsets.UTF_8);
        }
        if (oneIn(12)) {
            var bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            return bytes;
        }
        if (csv(operation)) {
            return ("store,city,region,latitude,longitude,starts,ends\n" + pick(NAUGHTY) + "," + pick(NAUGHTY) + ",MA,"
                            + pick(NUMBERS) + "," + pick(NUMBERS) + "," + pick(NAUGHTY) + ",2026-11-21 15:00\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
        var schema = operation.spec().at("/requestBody/content/application~1json/schema");
        return spoilt(example(schema, document, 0));
    }

    private static List<Charset> charsets() {
        return List.of(
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                StandardCharsets.ISO_8859_1,
                Charset.forName("UTF-32"));
    }

    /** A body that fits, to be spoilt in one place. */
    private JsonNode example(JsonNode schema, JsonNode document, int depth) {
        var json = JsonNodeFactory.instance;
        if (schema.has("$ref")) {
            return example(document.at(schema.get("$ref").asText().substring(1)), document, depth + 1);
        }
        if (schema.has("anyOf") || schema.has("oneOf") || schema.has("allOf")) {
            var first = schema.has("anyOf")
                    ? schema.get("anyOf")
                    : schema.has("oneOf") ? schema.get("oneOf") : schema.get("allOf");
            return example(first.get(0), document, depth + 1);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        if (schema.has("examples")) {
            return schema.get("examples").get(0);
        }
        var type = schema.path("type").isArray()
                ? schema.get("type").get(0).asText()
                : schema.path("type").asText();
        return switch (type) {
            case "object" -> {
                var object = json.objectNode();
                schema.path("properties")
                        .fields()
                        .forEachRemaining(field -> object.set(
                                field.getKey(),
                                field.getKey().equals("tour")
                                        ? json.textNode(tour.slug)
                                        : example(field.getValue(), document, depth + 1)));
                yield object;
            }
            case "array" -> json.arrayNode().add(example(schema.path("items"), document, depth + 1));
            case "integer" -> json.numberNode(15);
            case "number" -> json.numberNode(42.3);
            case "boolean" -> json.booleanNode(true);
            default ->
                switch (schema.path("format").asText()) {
                    case "date-time" -> json.textNode("2026-11-21T16:52:00Z");
                    case "uuid" -> json.textNode(UUID.randomUUID().toString());
                    default -> json.textNode(pick(List.of("boston-copley-place", "host", "US", "a name")));
                };
        };
    }

    /** Spoils one field, leaves it out, or adds one; numbers as they are written, however large. */
    private byte[] spoilt(JsonNode body) {
        var raw = "\"@@\"";
        var json = JsonNodeFactory.instance;
        var places = new ArrayList<ObjectNode>();
        collect(body, places);
        if (!places.isEmpty()) {
            var place = places.get(random.nextInt(places.size()));
            var names = new ArrayList<String>();
            place.fieldNames().forEachRemaining(names::add);
            var name = names.isEmpty() || oneIn(8) ? pick(NAUGHTY) : pick(names);
            switch (random.nextInt(5)) {
                case 0 -> place.remove(name);
                case 1 -> place.set(name, json.textNode("@@"));
                default -> place.set(name, json.textNode(pick(NAUGHTY)));
            }
        }
        var other = pick(Arrays.asList("null", "[]", "{}", "[[]]", "{\"a\":{}}", "true", pick(NUMBERS), pick(NUMBERS)));
        return escaped(body.toString().replace(raw, other)).getBytes(StandardCharsets.UTF_8);
    }

    /** Half characters as JSON escapes, as a program would send them. */
    private static String escaped(String json) {
        var escaped = new StringBuilder();
        json.codePoints()
                .forEach(c -> escaped.append(
                        Character.getType(c) == Character.SURROGATE ? "\\u%04x".formatted(c) : Character.toString(c)));
        return escaped.toString();
    }

    private static void collect(JsonNode node, List<ObjectNode> places) {
        if (node instanceof ObjectNode object) {
            places.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> collect(child, places));
        }
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
