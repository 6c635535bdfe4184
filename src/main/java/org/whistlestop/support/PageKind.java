package org.whistlestop.support;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.regex.Pattern;

/** What an address serves, as far as its headers go. */
enum PageKind {
    PUBLIC,
    STAFF,
    /** Public, with what only this visitor may keep. */
    FAN,
    /** Like the staff's, but its forms say where they come from. */
    SIGN_IN,
    API,
    /** Reads that any site's page may show. */
    PUBLIC_API,
    STATIC,
    /** Pictures that people handed in, made anew by us. */
    MEDIA,
    /** Inside of anybody's page. */
    EMBED,
    SWAGGER;

    private static final List<String> STAFF_FOLDERS =
            List.of("/desk", "/check-in", "/sign-out", "/invitation", "/approval");

    private static final Pattern PUBLIC_READ =
            Pattern.compile("/api/tours/[^/]+(/map|/live|/photos|/stops/[^/]+/remarks)?|/q/openapi|/oembed");

    /** A page among the pictures, for who has no script. */
    private static final Pattern REPORT_FORM = Pattern.compile("/photos/[^/]+/report");

    private static final Pattern FANS = Pattern.compile("/tours/[^/]+/photos/new|/photo-withdrawal|/webmention/[^/]+");

    /** What a request asks for: the same address may be public to read and the staff's to change. */
    static PageKind of(HttpMethod method, String path) {
        var kind = of(path);
        var reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        return kind == API && reads && PUBLIC_READ.matcher(path).matches() ? PUBLIC_API : kind;
    }

    static PageKind of(String path) {
        if (path.startsWith("/api/")) {
            return API;
        }
        if (isIn(path, "/sign-in")) {
            return SIGN_IN;
        }
        if (STAFF_FOLDERS.stream().anyMatch(folder -> isIn(path, folder))) {
            return STAFF;
        }
        if (isIn(path, "/embed")) {
            return EMBED;
        }
        if (path.equals("/embed.js")
                || path.equals("/check-in-worker.js")
                || path.equals("/follow-worker.js")
                || path.startsWith("/static/")
                || path.startsWith("/icons/")
                || path.startsWith("/basemap/")) {
            return STATIC;
        }
        if (REPORT_FORM.matcher(path).matches()) {
            return PUBLIC;
        }
        if (path.startsWith("/people/") || path.startsWith("/photos/") || path.startsWith("/previews/")) {
            return MEDIA;
        }
        if (isIn(path, "/q/swagger-ui")) {
            return SWAGGER;
        }
        if (FANS.matcher(path).matches()) {
            return FAN;
        }
        return path.startsWith("/q/") || path.equals("/oembed") ? API : PUBLIC;
    }

    private static boolean isIn(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
