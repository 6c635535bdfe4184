package org.whistlestop.support;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;

/**
 * Gives a request its name: in the answer, and on each line that is logged for it, whichever thread logs. Quarkus keeps
 * what is put here with the request, not with the thread. Live pictures and streams from memory come before it.
 */
@ApplicationScoped
class RequestIds {

    private static final int BEFORE_SIGN_IN = 11_000;
    private static final CharSequence HEADER = HttpHeaders.createOptimized(RequestId.HEADER);

    void register(@Observes Filters filters) {
        filters.register(RequestIds::name, BEFORE_SIGN_IN);
    }

    private static void name(RoutingContext routing) {
        var id = RequestId.of(routing.request().headers());
        MDC.put(RequestId.NAME, id);
        routing.response().headers().set(HEADER, id);
        routing.next();
    }
}
