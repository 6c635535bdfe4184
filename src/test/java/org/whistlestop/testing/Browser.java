package org.whistlestop.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sends pages' plain forms as a browser without JavaScript would, signed in by a session's cookie. */
public record Browser(String base, String cookie, String origin, String formToken) {

    private static final Pattern FORM_TOKEN =
            Pattern.compile("<input type=\"hidden\" name=\"csrf\" value=\"([^\"]+)\">");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static Browser signedOut(String base) {
        return new Browser(base, null, base, null);
    }

    /** Signs in with the caller's personal token. */
    public static Browser of(Api caller) {
        var answer = signedOut(caller.base()).post("/sign-in", Map.of("token", caller.token()));
        return signedOut(caller.base()).after(answer).onPage("/desk/me");
    }

    /** Reads the token that the forms of a page carry. */
    public Browser onPage(String path) {
        var page = get(path).body();
        var found = FORM_TOKEN.matcher(page);
        if (!found.find()) {
            throw new AssertionError("No form with a token: " + page);
        }
        return new Browser(base, cookie, origin, found.group(1));
    }

    /** The same browser on a page of another site. */
    public Browser on(String otherOrigin) {
        return new Browser(base, cookie, otherOrigin, formToken);
    }

    /** The same browser with a form that has another token, or none (null). */
    public Browser withFormToken(String other) {
        return new Browser(base, cookie, origin, other);
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> post(String path, Map<String, String> form) {
        var fields = new LinkedHashMap<>(form);
        if (formToken != null) {
            fields.put("csrf", formToken);
        }
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Origin", origin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The same browser at another replica. */
    public Browser at(String otherBase) {
        return new Browser(otherBase, cookie, otherBase, formToken);
    }

    /** As a script of a page does. */
    public HttpResponse<String> postJson(String path, Object body) {
        try {
            return send(request(path)
                    .header("Origin", origin)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(Api.JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a page of ours does, with the form's token where the type is a form's. */
    public HttpResponse<String> send(String method, String path, String type, String body, String... headers) {
        var request = request(path);
        for (var i = 0; i + 1 < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.setHeader("Accept", "*/*")
                .header("Origin", origin)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(withToken(type, body))));
    }

    private String withToken(String type, String body) {
        return switch (type) {
            case "application/x-www-form-urlencoded" -> body + "&csrf=" + formToken;
            case "multipart/form-data; boundary=x" ->
                "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + formToken + "\r\n" + body;
            default -> body;
        };
    }

    /** The same browser with the cookie that an answer set, on no page yet. */
    public Browser after(HttpResponse<String> answer) {
        var set = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return new Browser(base, set.substring(0, set.indexOf(';')), origin, null);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html,*/*;q=0.8");
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return request;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
