package org.whistlestop.account.signin;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.UUID;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.WhistlestopConfig;

/** Signing in with one tap as one of the demo's cast, on this very machine. */
@ApplicationScoped
class OneTaps {

    @Inject
    Instance<OneTapCast> cast;

    @Inject
    WhistlestopConfig config;

    @Context
    HttpServerRequest request;

    /** Whom the request may tap; nobody from another machine. */
    List<OneTapCast.Member> list() {
        return cast.isResolvable() && Loopback.isOwn(request, config.baseUrl())
                ? cast.get().list()
                : List.of();
    }

    Opening tap(UUID person) {
        if (list().stream().noneMatch(member -> member.id().equals(person))) {
            throw ProblemException.forbidden("Signing in with one tap is for the demo, on its own machine.");
        }
        return Opening.by(Way.ONE_TAP, person);
    }
}
