package org.whistlestop.account.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.Proxy;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, GET, 127.0.0.1, localhost, , , true",
        "http://localhost:8080, POST, 127.0.0.1, localhost, Origin, http://localhost:8080, true",
        "http://localhost:8080, POST, 127.0.0.1, localhost, Sec-Fetch-Site, same-origin, true",
        "http://localhost:8080, POST, 127.0.0.1, localhost, , , false",
        "http://localhost:8080, POST, 127.0.0.1, localhost, Origin, http://evil.example, false",
        "http://localhost:8080, POST, 127.0.0.1, localhost, Origin, null, false",
        "https://tour.example.com, GET, 127.0.0.1, localhost, , , false",
        "http://localhost:8080, GET, 10.0.0.7, localhost, , , false",
        "http://localhost:8080, GET, 127.0.0.1, evil.example, , , false",
        "http://localhost:8080, GET, 127.0.0.1, localhost, X-Forwarded-Proto, https, false"
    })
    void oneTapIsForThisMachine(
            String baseUrl, String method, String from, String host, String header, String value, boolean own) {
        var request = (HttpServerRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, called, given) -> switch (called.getName()) {
                    case "remoteAddress" -> SocketAddress.inetSocketAddress(50_000, from);
                    case "authority" -> HostAndPort.create(host, 8080);
                    case "method" -> HttpMethod.valueOf(method);
                    case "getHeader" -> given[0].toString().equalsIgnoreCase(header) ? value : null;
                    default -> throw new UnsupportedOperationException(called.getName());
                });
        assertEquals(own, Loopback.isOwn(request, URI.create(baseUrl)));
    }
}
