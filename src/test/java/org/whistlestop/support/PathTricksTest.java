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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Route;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** Spells every staff address in ways that a router and a guard may read differently. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PathTricksTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What stands for one segment; {@code @} is the segment itself. */
    private static final List<String> TRICKS = List.of(
            "@;x",
            "@;x=y",
            ";x/@",
            "@%3B",
            "@%3Bx",
            "%2F@",
            "@%2F",
            "@%5C",
            "%5C@",
            "/@",
            "./@",
            "@/.",
            "x/../@",
            "x/..;/@",
            "..;/@",
            "x/%2e%2e/@",
            "x/%2E%2E%2F@",
            "@%253B",
            "@%252F",
            "%252e%252e%252f@",
            "@%20",
            "@%09",
            "@%00",
            "@.json",
            "@%3Fx",
            "@%23");

    @TestHTTPResource
    String url;

    private int sent;

    @Test
    void noSpellingPermitsWhatThePlainOneDoesNot() throws Exception {
        var tour = new TestTour(url.replaceAll("/$", "")).withStops();
        var names = Map.of("tour", tour.slug, "stop", "natick-natick-mall", "role", "moderator", "person", tour.hostId);
        var permitted = new ArrayList<String>();
        for (var route : Route.listAll()) {
            var plain = route.filled(names);
            for (var caller : List.of(tour.nobody, tour.stranger)) {
                if (!isPermitted(status(route.method(), plain, caller))) {
                    for (var spelling : spellings(plain)) {
                        var status = status(route.method(), spelling, caller);
                        if (isPermitted(status) || status >= 500) {
                            permitted.add(route.method() + " " + spelling + " -> " + status);
                        }
                    }
                }
            }
        }
        System.out.println("MEASURED " + sent + " spellings");
        assertEquals(List.of(), permitted);
        assertTrue(sent > 2_000, sent + " sent");
    }

    private static List<String> spellings(String plain) {
        var segments = plain.substring(1).split("/");
        var found = new ArrayList<>(List.of(plain + "?x", plain + "/?x"));
        for (var i = 0; i < segments.length; i++) {
            for (var trick : TRICKS) {
                var spelt = segments.clone();
                spelt[i] = trick.replace("@", segments[i]);
                found.add("/" + String.join("/", spelt));
            }
            var upper = segments.clone();
            upper[i] = upper[i].toUpperCase(java.util.Locale.ROOT);
            found.add("/" + String.join("/", upper));
        }
        return found;
    }

    /** A redirect on its own shows nothing; where to is tried as another address. */
    private static boolean isPermitted(int status) {
        return status >= 200 && status < 300;
    }

    private int status(String method, String path, Api caller) throws IOException, InterruptedException {
        sent++;
        var request = HttpRequest.newBuilder(URI.create(caller.base() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "{}"));
        if (caller.token() != null) {
            request.header("Authorization", "Bearer " + caller.token());
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
