package org.whistlestop.photo.upload;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.whistlestop.account.Scope;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/** Reads what tus asks of every request, before any of it is done. */
class TusRequests {

    @Inject
    SecurityIdentity identity;

    /** For clients that know only GET and POST. */
    @ServerRequestFilter(preMatching = true)
    void overrideMethod(ContainerRequestContext request) {
        var method = request.getHeaderString(Tus.METHOD_OVERRIDE);
        if (method != null && isUpload(request) && request.getMethod().equals(HttpMethod.POST)) {
            request.setMethod(method.strip().toUpperCase(Locale.ROOT));
        }
    }

    @ServerRequestFilter
    void checkVersion(ContainerRequestContext request) {
        if (isUpload(request)
                && !asksWhich(request)
                && !Tus.VERSION.equals(request.getHeaderString(Tus.TUS_RESUMABLE))) {
            throw new ProblemException(
                    Problem.of(412, "This speaks tus 1.0.0 only. Send the header Tus-Resumable: 1.0.0."));
        }
    }

    /** Strangers may send, but who signs in does here what they signed in for. */
    @ServerRequestFilter
    void checkScope(ContainerRequestContext request) {
        if (isUpload(request) && !asksWhich(request) && !identity.isAnonymous() && !identity.hasRole(Scope.PHOTOS)) {
            throw new ForbiddenException();
        }
    }

    private static boolean asksWhich(ContainerRequestContext request) {
        return request.getMethod().equals(HttpMethod.OPTIONS);
    }

    private static boolean isUpload(ContainerRequestContext request) {
        return Tus.isAt(request.getUriInfo().getPath());
    }
}
