package org.whistlestop.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.HashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.whistlestop.support.FreePort;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.SelfSigned;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** Where the program ends TLS by itself, what is written beneath HTTP still goes through it. */
class TlsIT {

    @Test
    void aStreamComesByTls() throws Exception {
        var port = FreePort.find();
        var keys = SelfSigned.of("localhost");
        var settings = new HashMap<>(TestDatabase.fresh());
        settings.put("quarkus.http.ssl-port", String.valueOf(port));
        settings.put("quarkus.http.ssl.certificate.key-store-file", keys.toString());
        settings.put("quarkus.http.ssl.certificate.key-store-password", SelfSigned.PASSWORD);
        settings.put("quarkus.http.insecure-requests", "enabled");
        try (var app = AppProcess.start(settings)) {
            var tour = new TestTour(app.base).withStops();
            try (var socket = trusting(keys).getSocketFactory().createSocket("localhost", port)) {
                socket.setSoTimeout(10_000);
                var ask = "GET /api/tours/" + tour.slug
                        + "/live HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n";
                socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
                var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                assertEquals("HTTP/1.1 200 OK", lines.readLine());
                for (var number = 1; number <= 20; number++) {
                    tour.say("boston-copley-place", number % 2 == 0 ? "late" : "arrived", Instant.now())
                            .expect(201);
                    next(lines, "id: ");
                    assertTrue(next(lines, "data: ").endsWith("}"));
                }
            }
        }
    }

    private static String next(BufferedReader lines, String start) throws Exception {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new AssertionError("The stream ended before " + start);
    }

    private static SSLContext trusting(Path keys) throws Exception {
        var store = KeyStore.getInstance(keys.toFile(), SelfSigned.PASSWORD.toCharArray());
        var only = KeyStore.getInstance("PKCS12");
        only.load(null, null);
        only.setCertificateEntry("test", store.getCertificate("test"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(only);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
