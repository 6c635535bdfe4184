package org.whistlestop.support.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A request to make; its headers and body may be secret, so it shows neither. */
public record Outgoing(String method, String url, Map<String, String> headers, byte[] body) {

    private static final byte[] NONE = {};
    /** What belongs to the connection and is ours to set. */
    private static final String NOT_YOURS =
            "(?i)host|connection|content-length|transfer-encoding|accept-encoding|upgrade|te|trailer|expect|keep-alive";
    /** What still makes sense, and tells nobody anything, at another place than it was written for. */
    private static final Set<String> HARMLESS = Set.of("accept", "content-type", "user-agent");

    public static Outgoing get(String url) {
        return new Outgoing("GET", url, Map.of(), NONE);
    }

    public static Outgoing post(String url, String contentType, byte[] body) {
        return of("POST", url, contentType, body);
    }

    public static Outgoing of(String method, String url, String contentType, byte[] body) {
        return new Outgoing(method, url, Map.of(), body).with("Content-Type", contentType);
    }

    public Outgoing with(String name, String value) {
        if (!name.matches("[A-Za-z0-9-]+") || name.matches(NOT_YOURS) || !value.matches("[\\x20-\\x7e]*")) {
            throw new IllegalArgumentException("The header " + name + " cannot be set to this");
        }
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Outgoing(method, url, more, body);
    }

    /** The request to make next, by RFC 9110, section 15.4: 307 and 308 keep method and body. */
    Outgoing redirected(Answer answer) {
        var to = resolve(answer.header("location"));
        var keeps = answer.status() == 307 || answer.status() == 308;
        var from = Target.parse(url);
        var next = Target.parse(to);
        if (keeps && body.length > 0 && from.tls() && !next.tls()) {
            throw OutboundException.refused("It redirects from https to http, where the body could be read by others.");
        }
        var kept = new LinkedHashMap<>(headers);
        if (!next.isSamePlace(from)) {
            kept.keySet().removeIf(name -> !HARMLESS.contains(name.toLowerCase(java.util.Locale.ROOT)));
        }
        var safe = method.equals("GET") || method.equals("HEAD");
        return keeps || safe ? new Outgoing(method, to, kept, body) : new Outgoing("GET", to, kept, NONE);
    }

    private String resolve(String location) {
        try {
            // Java resolves a bare query by an older RFC, which drops the last part of the path.
            return location.startsWith("?")
                    ? url.replaceFirst("[?#].*", "") + location
                    : URI.create(url).resolve(location).toString();
        } catch (IllegalArgumentException e) {
            throw OutboundException.refused("It redirects to what is no web address.");
        }
    }

    @Override
    public String toString() {
        return method + " with " + headers.keySet() + " and " + body.length + " bytes";
    }
}
