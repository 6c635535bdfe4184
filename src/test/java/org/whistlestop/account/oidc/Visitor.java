package org.whistlestop.account.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser that keeps our cookies, follows nothing by itself, and goes where the test sends it. */
class Visitor {

    private static final String SESSION = "__Host-ws";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final String base;
    final Map<String, String> cookies = new LinkedHashMap<>();

    Visitor(String base) {
        this.base = base;
    }

    HttpResponse<String> get(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html,*/*;q=0.8");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        var pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
        cookies.put(pair[0], pair[1]);
    }

    /** Follows the button of a page to the issuer's address. */
    URI leave(String start) {
        var answer = get(start);
        assertEquals(303, answer.statusCode(), answer.body());
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    boolean hasSession() {
        return cookies.containsKey(SESSION) && !cookies.get(SESSION).isEmpty();
    }

    boolean isSignedIn() {
        return get("/desk/me").statusCode() == 200;
    }

    /** Comes back as somebody that did not sign in before. */
    void forgetSession() {
        cookies.remove(SESSION);
    }

    static Map<String, String> query(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
