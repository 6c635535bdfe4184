package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whistlestop.photo.upload.Uploader;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** That a photo may be larger opens no other address to more than 4 MB, whether the length is said beforehand or not. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BodySizesTest {

    private static final int MEGABYTE = 1024 * 1024;

    @TestHTTPResource
    String url;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/check-ins/0f0c954e-7b0a-4a8c-9b4e-2f7a0c4e6d11, application/json",
        "PUT, /api/tours/{tour}/itinerary, text/csv",
        "POST, /api/people, application/json",
        "POST, /desk/tours/{tour}/settings, application/x-www-form-urlencoded",
        "POST, /desk/tours/{tour}/itinerary/preview, multipart/form-data; boundary=x",
        "POST, /csp, application/csp-report",
        "POST, /api/uploadsx, application/offset+octet-stream",
        "POST, /api/uploads/../people, application/json",
        "POST, /api/uploads/%2e%2e/people, application/json"
    })
    void nothingElseIsLarge(String method, String path, String type) throws IOException {
        var address = path.replace("{tour}", tour.slug);
        for (var chunked : List.of(false, true)) {
            var status = status(method, address, type, 5 * MEGABYTE, chunked);
            var known = List.of("413", "404", "405").contains(status);
            assertTrue(known && (path.startsWith("/api/uploads") || status.equals("413")), chunked + " " + status);
        }
    }

    @Test
    void aPhotoIs() throws IOException {
        var upload = new Uploader(tour.host).begun(Uploader.metadata(tour), 20 * MEGABYTE);
        var type = "application/offset+octet-stream\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: ";
        assertEquals("204", status("PATCH", upload, type + 0, 5 * MEGABYTE, false));
        assertEquals("204", status("PATCH", upload, type + 5 * MEGABYTE, 5 * MEGABYTE, true));
        assertEquals("413", status("PATCH", upload, type + 10 * MEGABYTE, 26 * MEGABYTE, false));
        assertEquals(10 * MEGABYTE, new Uploader(tour.host).offset(upload));
    }

    /** Answers "cut" where the line ends without an answer. */
    private String status(String method, String path, String type, int bytes, boolean chunked) throws IOException {
        var address = URI.create(tour.host.base());
        var browser = path.startsWith("/desk") ? Browser.of(tour.admin) : null;
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            var head = method + " " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nContent-Type: "
                    + type
                    + (browser == null
                            ? "\r\nAuthorization: Bearer " + tour.host.token()
                            : "\r\nOrigin: " + browser.origin() + "\r\nCookie: " + browser.cookie())
                    + (chunked ? "\r\nTransfer-Encoding: chunked" : "\r\nContent-Length: " + bytes) + "\r\n\r\n";
            write(socket, head);
            send(socket, bytes, chunked, type.endsWith("json"));
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
            return answer.length() < 12 ? "cut" : answer.substring(9);
        }
    }

    /** An early answer ends the sending. */
    private static void send(Socket socket, int bytes, boolean chunked, boolean json) throws IOException {
        var piece = "a".repeat(64 * 1024);
        try {
            if (json && chunked) {
                write(socket, "7\r\n{\"a\": \"\r\n");
            }
            for (var sent = 0; sent < bytes && socket.getInputStream().available() == 0; sent += piece.length()) {
                write(socket, chunked ? "10000\r\n" + piece + "\r\n" : piece);
            }
            if (chunked) {
                write(socket, "0\r\n\r\n");
            }
        } catch (java.net.SocketException e) {
            // what was answered before may still be read
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }
}
