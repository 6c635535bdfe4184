package org.whistlestop.support;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;

/** Tells, by what only browsers can say, whether a page of ours sent a request. */
public final class Sender {

    private static final String SITE = "Sec-Fetch-Site";

    private Sender() {}

    public static boolean isOurPage(HttpServerRequest request) {
        var site = request.getHeader(SITE);
        if (site != null) {
            return site.equals("same-origin");
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && hostOf(origin).equals(request.authority().toString());
    }

    /** Programs say nothing of where they are from. */
    static boolean isForeignPage(HttpServerRequest request) {
        var tells = request.headers().contains(SITE) || request.headers().contains(HttpHeaders.ORIGIN);
        return tells && !isOurPage(request);
    }

    private static String hostOf(String origin) {
        try {
            return String.valueOf(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
