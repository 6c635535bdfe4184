package org.whistlestop.account.signin;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/** Tells whether a request was made on this very machine, to its own name, by a page of it, with no proxy between. */
final class Loopback {

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private Loopback() {}

    private static final List<String> SIGNS_OF_A_PROXY =
            List.of("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via");

    /** @param baseUrl where people reach this installation; one that has a name of its own is no demo on a laptop */
    static boolean isOwn(HttpServerRequest request, URI baseUrl) {
        return isLoopback(request.remoteAddress().hostAddress())
                && isOwnName(baseUrl.getHost())
                && request.authority() != null
                && isOwnName(request.authority().host())
                && SIGNS_OF_A_PROXY.stream().allMatch(sign -> request.getHeader(sign) == null)
                && request.version() != HttpVersion.HTTP_1_0 // a proxy's way of asking
                && isOwnPage(request);
    }

    /** Reading is free; a form must say that it comes from a page under an own name, which a proxy's page does not have. */
    private static boolean isOwnPage(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD)) {
            return true;
        }
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return (site == null || site.equals("same-origin")) && origin != null && isOwnName(hostOf(origin));
    }

    private static String hostOf(String origin) {
        try {
            return URI.create(origin).getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isOwnName(String host) {
        return host != null && OWN_NAMES.contains(host);
    }

    private static boolean isLoopback(String address) {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
