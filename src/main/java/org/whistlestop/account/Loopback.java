package org.whistlestop.account;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/** Tells whether a request was made on this very machine, to its own name, with no proxy between. */
final class Loopback {

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private Loopback() {}

    static boolean isOwn(HttpServerRequest request) {
        return isLoopback(request.remoteAddress().hostAddress())
                && request.authority() != null
                && OWN_NAMES.contains(request.authority().host())
                && request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null;
    }

    private static boolean isLoopback(String address) {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
