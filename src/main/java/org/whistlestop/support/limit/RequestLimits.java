package org.whistlestop.support.limit;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.WrongSecret;

/** Refuses who asks too often (429), before the request does anything; says on the others how much is left. */
@ApplicationScoped
class RequestLimits implements WrongSecret {

    @Inject
    Counters counters;

    @Inject
    SecurityIdentity identity;

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    void check(HttpServerRequest request, UriInfo uri) {
        var signedIn = !identity.isAnonymous();
        var refusal = Limit.of(request.method().name(), uri.getPath(), signedIn)
                .flatMap(limit -> count(
                        limit,
                        limit == Limit.PERSON ? identity.getPrincipal().getName() : networkOf(request),
                        request));
        if (refusal.isPresent()) {
            throw new ProblemException(refusal.get());
        }
    }

    @Override
    public Optional<Problem> count(HttpServerRequest request) {
        return count(Limit.SECRETS, networkOf(request), request);
    }

    private Optional<Problem> count(Limit limit, String who, HttpServerRequest request) {
        var answer = counters.count(limit, who);
        answer.ifPresent(said -> said.tell(request.response()));
        return answer.filter(said -> !said.passes())
                .map(said -> Problem.of(
                        429,
                        "That was more often than %d times a minute. Wait %d s and try again."
                                .formatted(said.aMinute(), said.retryAfterSeconds())));
    }

    /** Of the browser, where a trusted proxy names it; else of whoever is connected. */
    static String networkOf(HttpServerRequest request) {
        return Network.of(request.remoteAddress().hostAddress());
    }
}
