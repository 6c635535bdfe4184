package org.whistlestop.support;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * Refuses what another site's page sends, as far as the browser says so, and asks every request that a plain form of any site
 * could send with our cookie for the token of our own forms. What a browser sends across sites only after asking us first
 * (JSON, PUT, DELETE) needs none: we never say yes.
 */
class FormTokens {

    private static final Set<String> SIMPLE =
            Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

    /** Any site's page may tell us of itself; who is signed in counts for nothing there. */
    private static final Set<String> FROM_ANYBODY = Set.of("/webmention", "/pingback");

    /** Beginning an upload has no body to have a type; no form can set this header. */
    private static final String OF_A_PROGRAM = "Tus-Resumable";

    @Inject
    HttpServerRequest request;

    @Inject
    FormToken token;

    @ServerRequestFilter
    @WithFormRead
    void check() {
        if (FROM_ANYBODY.contains(request.path())) {
            return;
        }
        if (isUnsafe() && Sender.isForeignPage(request)) {
            throw ProblemException.forbidden("A page of another site sent this.");
        }
        if (isUnsafe() && isSimple() && !token.getValue().isEmpty() && !hasBearer() && !token.isOurs(sent())) {
            throw ProblemException.forbidden(
                    "This form is older than your signing in, or from another site. Go back, load its page again and repeat it.");
        }
    }

    private boolean isUnsafe() {
        return !Set.of("GET", "HEAD", "OPTIONS").contains(request.method().name());
    }

    private boolean isSimple() {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type == null
                ? request.method().name().equals("POST") && !request.headers().contains(OF_A_PROGRAM)
                : SIMPLE.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    /** Then the cookie beside it counts for nothing, and no form can set this header. */
    private boolean hasBearer() {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }

    private static String sent() {
        var form = CurrentRequestManager.get().getFormData();
        var field = form == null ? null : form.getFirst(FormToken.FIELD);
        return field == null || field.isFileItem() ? null : field.getValue();
    }
}
