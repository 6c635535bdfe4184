package org.whistlestop.account.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.Proxy;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, GET, 127.0.0.1, localhost, , , true",
        "http://localhost:8080, POST, 127.0.0.1, localhost, Origin, http://localhost:8080, true",
        "http://localhost:8080, POST, 127.0.0.1, localhost, Sec-Fetch-Site, same-origin, false",
        "http://localhost:8080, POST, 127.0.0.1, localhost, , , false",
        "http://localhost:8080, POST, 127.0.0.1, localhost, Origin, http://evil.example, false",
        "http://localhost:8080, POST, 127.0.0.1, localhost, Origin, null, false",
        "http://localhost:8080, POST, 127.0.0.1, localhost, Origin, https://tour.example.com, false",
        "https://tour.example.com, GET, 127.0.0.1, localhost, , , false",
        "http://localhost:8080, GET, 10.0.0.7, localhost, , , false",
        "http://localhost:8080, GET, 127.0.0.1, evil.example, , , false",
        "http://localhost:8080, GET, 127.0.0.1, localhost, X-Forwarded-Proto, https, false"
    })
    void oneTapIsForThisMachine(
            String baseUrl, String method, String from, String host, String header, String value, boolean own) {
        var request = request(HttpVersion.HTTP_1_1, method, from, host, header, value);
        assertEquals(own, Loopback.isOwn(request, URI.create(baseUrl)));
    }

    @Test
    void whatAProxyAsksTheOldWayIsNot() {
        var request = request(HttpVersion.HTTP_1_0, "GET", "127.0.0.1", "localhost", null, null);
        assertFalse(Loopback.isOwn(request, URI.create("http://localhost:8080")));
    }

    private HttpServerRequest request(
            HttpVersion version, String method, String from, String host, String header, String value) {
        return (HttpServerRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, called, given) -> switch (called.getName()) {
                    case "remoteAddress" -> SocketAddress.inetSocketAddress(50_000, from);
                    case "authority" -> HostAndPort.create(host, 8080);
                    case "version" -> version;
                    case "method" -> HttpMethod.valueOf(method);
                    case "getHeader" -> given[0].toString().equalsIgnoreCase(header) ? value : null;
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }
}
