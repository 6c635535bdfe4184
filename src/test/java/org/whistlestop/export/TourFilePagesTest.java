package org.whistlestop.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** The administrator, who has no name to sign in by, brings a tour by forms; nobody else comes in that way. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TourFilePagesTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource
    String url;

    @Inject
    RichTour rich;

    private String base;
    private TestTour tour;

    @BeforeEach
    void makeTour() {
        base = url.replaceAll("/$", "");
        tour = new TestTour(base).withStops();
        tour.say(RichTour.BOSTON, "arrived", Instant.now()).expect(201);
    }

    @Test
    void theAdministratorImportsWithABrowser() throws Exception {
        var file = TourFileTest.export(tour.admin, tour);
        rich.forget(tour);
        assertEquals(401, enter("a guess", "same-origin").statusCode());
        assertEquals(403, enter(TestDatabase.ADMIN_TOKEN, "cross-site").statusCode());
        var entered = enter(TestDatabase.ADMIN_TOKEN, "same-origin");
        assertEquals(303, entered.statusCode());
        var cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
        var held = cookie.split(";")[0];

        assertTrue(page(held).contains("Import the tour"));
        assertFalse(page("__Host-ws-setup=9999999999.abc").contains("Import the tour"));
        assertEquals(401, send(file, "a=b", "same-origin").statusCode());
        assertEquals(
                401, send(file, held.replaceFirst("=\\d", "=9"), "same-origin").statusCode());
        assertFalse(send(file, held, "cross-site").statusCode() < 400);
        assertEquals(404, tour.nobody.get("/api/tours/" + tour.slug).status());

        var came = send(file, held, "same-origin");
        assertEquals(201, came.statusCode(), came.body());
        assertTrue(came.body().contains("A test tour is here"), came.body());
        assertTrue(came.body().contains("Rita Calloway"));
        var again = send(file, held, "same-origin");
        assertEquals(409, again.statusCode());
        assertTrue(again.body().contains("here already"), again.body());

        // The cookie opens nothing else.
        var people = HttpRequest.newBuilder(URI.create(base + "/api/tours/" + tour.slug + "/people"))
                .header("Cookie", held)
                .build();
        assertEquals(401, CLIENT.send(people, BodyHandlers.ofString()).statusCode());
    }

    private HttpResponse<String> enter(String token, String site) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + "/sign-in/administrator"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .POST(BodyPublishers.ofString("token=" + token))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private String page(String cookie) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + "/sign-in/administrator"))
                .header("Cookie", cookie)
                .build();
        return CLIENT.send(request, BodyHandlers.ofString()).body();
    }

    private HttpResponse<String> send(byte[] file, String cookie, String site) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + "/sign-in/administrator/import"))
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .header("Cookie", cookie)
                .header("Sec-Fetch-Site", site)
                .POST(BodyPublishers.ofByteArray(multipart(file)))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static byte[] multipart(byte[] file) throws IOException {
        var body = new ByteArrayOutputStream();
        body.write(("--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"tour.zip\"\r\n"
                        + "Content-Type: application/zip\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write("\r\n--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
