package org.whistlestop.support.http;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parts of a plain web address; any other spelling is refused, because two readers may read it as two hosts.
 *
 * @param host in lower case and ASCII, an IPv6 address without its brackets
 * @param literal the address that the host spells, where it is none to look up
 * @param path with the query, without the fragment
 */
record Target(boolean tls, String host, Optional<InetAddress> literal, int port, String path) {

    private static final int LONGEST = 2048;
    private static final Pattern PLAIN = Pattern.compile("(?<scheme>https?)://"
            + "(?<host>\\[[\\p{XDigit}:.]+]|[^\\[\\]/?#@:\\\\%\\s\\p{Cntrl}]+)"
            + "(:(?<port>[1-9][0-9]{0,4}))?"
            + "(?<path>/[\\w.~!$&'()*+,;=:@/%-]*)?"
            + "(?<query>\\?[\\w.~!$&'()*+,;=:@/?%-]*)?"
            + "(#[\\w.~!$&'()*+,;=:@/?%-]*)?");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?!\\p{XDigit}{2})");

    static Target parse(String url) {
        var parts = PLAIN.matcher(url);
        if (url.length() > LONGEST
                || !parts.matches()
                || BROKEN_ESCAPE.matcher(url).find()) {
            throw OutboundException.refused(
                    "This is no plain web address. It must read like https://host/path, in at most " + LONGEST
                            + " characters.");
        }
        var tls = parts.group("scheme").equals("https");
        var host = HostName.parse(parts.group("host"));
        return new Target(tls, host.text(), host.literal(), port(parts.group("port"), tls), path(parts));
    }

    private static int port(String written, boolean tls) {
        var usual = tls ? 443 : 80;
        var port = written == null ? usual : Integer.parseInt(written);
        if (port > 65535) {
            throw OutboundException.refused("There is no port " + port + ".");
        }
        return port;
    }

    private static String path(java.util.regex.Matcher parts) {
        var path = parts.group("path") == null ? "/" : parts.group("path");
        return parts.group("query") == null ? path : path + parts.group("query");
    }

    /** What the Host header says: the port only where it is not the usual one. */
    String authority() {
        var name = host.contains(":") ? "[" + host + "]" : host;
        return port == (tls ? 443 : 80) ? name : name + ":" + port;
    }

    /** Scheme, host and port, without a path, which may be secret. */
    String place() {
        return (tls ? "https" : "http") + "://" + authority();
    }

    boolean isSamePlace(Target other) {
        return place().equals(other.place());
    }
}
