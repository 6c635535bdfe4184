package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.Route;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** Another site's page makes the browser of somebody who is signed in send whatever a browser can be made to send. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CrossOriginTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String FOREIGN = "https://elsewhere.example";
    private static final List<String> SIMPLE = List.of(
            "text/plain",
            "text/plain;charset=utf-8",
            "application/x-www-form-urlencoded",
            "Application/X-WWW-Form-Urlencoded; charset=utf-8",
            "multipart/form-data; boundary=abc");
    private static final List<Map<String, String>> FROM_ELSEWHERE = List.of(
            Map.of("Origin", FOREIGN),
            Map.of("Origin", "null"),
            Map.of("Origin", FOREIGN, "Sec-Fetch-Site", "cross-site"),
            Map.of("Origin", FOREIGN, "Sec-Fetch-Site", "same-site"),
            Map.of("Origin", FOREIGN, "Sec-Fetch-Site", "none"),
            Map.of("Origin", "null", "Sec-Fetch-Site", "cross-site"),
            Map.of("Sec-Fetch-Site", "cross-site"));

    @TestHTTPResource
    String url;

    private String base;
    private Browser browser;
    private Map<String, String> names;
    private final List<Route> routes =
            Route.listAll().stream().filter(Route::isUnsafe).toList();

    @BeforeEach
    void signIn() {
        base = url.replaceAll("/$", "");
        var tour = new TestTour(base).withStops();
        browser = Browser.of(tour.admin);
        names = Map.of("tour", tour.slug, "stop", "natick-natick-mall", "role", "moderator", "person", tour.hostId);
    }

    @Test
    void nothingFromAnotherOriginIsAccepted() throws Exception {
        var accepted = new ArrayList<String>();
        for (var route : routes) {
            for (var from : FROM_ELSEWHERE) {
                for (var type : List.of("application/json", SIMPLE.get(2))) {
                    collect(accepted, route, type, from, browser.formToken());
                }
            }
        }
        assertEquals(List.of(), accepted);
    }

    /** As an old browser may; what anybody may ask, a cookie beside it changes nothing in. */
    @Test
    void aCookieThatSaysNotWhereFromIsNoAuthority() throws Exception {
        var accepted = new ArrayList<String>();
        for (var route : routes) {
            collect(accepted, route, "application/json", Map.of(), browser.formToken());
            collect(accepted, route, SIMPLE.get(2), Map.of(), browser.formToken());
        }
        accepted.removeIf(one -> one.startsWith("POST /api/passkeys/sign-in-options "));
        assertEquals(List.of(), accepted);
    }

    @Test
    void nothingOfASimpleContentTypeIsAcceptedWithoutTheFormsToken() throws Exception {
        var accepted = new ArrayList<String>();
        for (var route : routes) {
            for (var type : SIMPLE) {
                collect(accepted, route, type, Map.of("Sec-Fetch-Site", "same-origin", "Origin", base), null);
            }
        }
        assertEquals(List.of(), accepted);
    }

    @Test
    void fromOurOwnPagesMuchIsAccepted() throws Exception {
        var accepted = new ArrayList<String>();
        var whileSignedIn = routes.stream()
                .filter(route -> !route.path().endsWith("/sessions/current"))
                .toList();
        for (var route : whileSignedIn) {
            var type = route.isApi() ? "application/json" : SIMPLE.get(2);
            collect(
                    accepted,
                    route,
                    type,
                    Map.of("Sec-Fetch-Site", "same-origin", "Origin", base),
                    browser.formToken());
        }
        System.out.println(
                "MEASURED own origin: " + accepted.size() + " of " + routes.size() + " unsafe routes accept");
        assertTrue(routes.size() >= 30 && accepted.size() >= 8, routes.size() + " routes, accepted: " + accepted);
    }

    private void collect(List<String> accepted, Route route, String type, Map<String, String> from, String formToken)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + route.filled(names)))
                .header("Content-Type", type)
                .header("Cookie", browser.cookie())
                .header("Accept", "text/html,application/json")
                .method(route.method(), HttpRequest.BodyPublishers.ofString(body(type, formToken)));
        from.forEach(request::header);
        var status = CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status < 400) {
            accepted.add(route + " " + type + " " + from + " -> " + status);
        }
    }

    private static String body(String type, String formToken) {
        var fields = new LinkedHashMap<>(Map.of(
                "title", "Taken over",
                "slug", "taken-" + UUID.randomUUID(),
                "host", "Mallory",
                "name", "Mallory",
                "role", "PR",
                "reason", "none",
                "sure", "true",
                "minutes", "15",
                "publicDelayMinutes", "0"));
        fields.put("scope", "STOP");
        fields.put("id", UUID.randomUUID().toString());
        if (formToken != null) {
            fields.put("csrf", formToken);
        }
        if (type.startsWith("multipart")) {
            return fields.entrySet().stream()
                            .map(field -> "--abc\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                                    + "\"\r\n\r\n" + field.getValue() + "\r\n")
                            .collect(Collectors.joining())
                    + "--abc--\r\n";
        }
        return type.equals("application/json")
                ? "{\"name\": \"Mallory\", \"reason\": \"none\"}"
                : fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("&"));
    }
}
