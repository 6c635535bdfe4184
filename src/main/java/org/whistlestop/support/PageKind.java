package org.whistlestop.support;

/** What an address serves, as far as its headers go. */
enum PageKind {
    PUBLIC,
    STAFF,
    API,
    STATIC,
    SWAGGER;

    static PageKind of(String path) {
        if (path.startsWith("/api/")) {
            return API;
        }
        if (isIn(path, "/desk") || isIn(path, "/check-in") || isIn(path, "/sign-in") || isIn(path, "/sign-out")) {
            return STAFF;
        }
        if (path.startsWith("/static/") || path.startsWith("/icons/") || path.startsWith("/basemap/")) {
            return STATIC;
        }
        if (isIn(path, "/q/swagger-ui")) {
            return SWAGGER;
        }
        return path.startsWith("/q/") ? API : PUBLIC;
    }

    private static boolean isIn(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
