package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.TestDatabase;

/** What strangers ask for makes no series of its own: those cost memory here and at whoever collects them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RequestSeriesTest {

    private static final int TOURS = 1_000;
    private static final int FEW = 30;
    private static final Pattern URI_TAG = Pattern.compile("uri=\"([^\"]*)\"");
    private static final Pattern OURS = Pattern.compile("zz\\d+");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource
    URI base;

    @Test
    void pathsAreBounded() throws Exception {
        askForAll(-1);
        var before = series();
        for (var i = 0; i < TOURS; i++) {
            ask("GET", "/api/tours/zz" + i + "/map");
            ask("GET", "/tours/zz" + i);
            ask("GET", "/zz" + i);
        }
        for (var i = 0; i < FEW; i++) {
            askForAll(i);
        }
        var after = series();
        var more = new TreeSet<>(after);
        more.removeAll(before);
        assertEquals(Set.of(), more);
        assertEquals(
                List.of(),
                after.stream().filter(one -> OURS.matcher(one).find()).toList());
    }

    private void askForAll(int i) throws Exception {
        ask("GET", "/api/tours/zz" + i + "/map");
        ask("HEAD", "/api/tours/zz" + i + "/map");
        ask("GET", "/tours/zz" + i + "/stops/zz" + i);
        ask("GET", "/tours/zz" + i);
        ask("GET", "/embed/tours/zz" + i);
        ask("GET", "/zz" + i);
        ask("GET", "/zz" + i + ";secret");
        ask("GET", "/static/bundle/zz" + i + ".js");
        ask("GET", "/q/zz" + i);
        ask("GET", "/api/zz" + i + "/zz");
        ask("OPTIONS", "/zz" + i);
        ask("OPTIONS", "/tours/zz" + i);
        ask("POST", "/zz" + i);
        ask("POST", "/tours/zz" + i);
        ask("PUT", "/api/check-ins/zz" + i);
        ask("ZZ" + i, "/");
        ask("ZZ" + i, "/zz" + i);
        ask("ZZ" + i, "/tours/zz" + i);
    }

    /** Which templates there are is known at the build; the limit must leave room for them. */
    @Test
    void theLimitHasRoomForAllAddressesOfOurs() {
        var paths = RestAssured.get("/q/openapi?format=json").jsonPath().getMap("paths");
        var limit = org.eclipse.microprofile.config.ConfigProvider.getConfig()
                .getValue("quarkus.micrometer.binder.http-server.max-uri-tags", Integer.class);
        assertTrue(limit > paths.size() * 1.5, limit + " for " + paths.size() + " and those that no document names");
    }

    private void ask(String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
    }

    private static Set<String> series() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count{"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
