package org.whistlestop.support.limit;

import java.util.Optional;
import java.util.Set;

/** Tells which requests are counted, and against what; all others are free. */
enum Limit {
    SECRETS,
    ANONYMOUS,
    PERSON,
    PICTURES,
    UPLOADS;

    private static final Set<String> SECRET = Set.of(
            "/sign-in",
            "/invitation",
            "/approval",
            "/photo-withdrawal",
            "/api/passkeys/sign-in",
            "/api/passkeys/invitations");

    /** Pages whose mere reading tries a secret or writes something down. */
    private static final Set<String> SECRET_TO_READ = Set.of("/invitation", "/approval", "/sign-in/oidc");

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** @param path as the routes see it, decoded and without path parameters */
    static Optional<Limit> of(String method, String path, boolean signedIn) {
        var reads = SAFE.contains(method);
        var secret = reads ? SECRET_TO_READ : SECRET;
        if (secret.stream().anyMatch(folder -> isIn(path, folder))) {
            return Optional.of(SECRETS);
        }
        if (reads) {
            var isDrawn = path.startsWith("/previews/") || (path.startsWith("/basemap/") && path.endsWith(".svg"));
            return isDrawn ? Optional.of(PICTURES) : Optional.empty();
        }
        if (signedIn) {
            return Optional.of(PERSON);
        }
        var begins = method.equals("POST") && path.matches("(/api/uploads|/tours/[^/]+/photos/new)/?");
        return Optional.of(begins ? UPLOADS : ANONYMOUS);
    }

    private static boolean isIn(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    long aMinute(LimitsConfig config) {
        return switch (this) {
            case SECRETS -> config.secrets();
            case ANONYMOUS -> config.anonymous();
            case PERSON -> config.person();
            case PICTURES -> config.pictures();
            case UPLOADS -> config.uploads();
        };
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
