package org.whistlestop.photo.upload;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Says on every answer, an early refusal too, which protocol is spoken here. */
@ApplicationScoped
class TusHeaders {

    private static final int BEFORE_ANYTHING_ANSWERS = 9_800;

    void register(@Observes Filters filters) {
        filters.register(TusHeaders::announce, BEFORE_ANYTHING_ANSWERS);
    }

    private static void announce(RoutingContext routing) {
        if (Tus.isAt(String.valueOf(routing.request().path()))) {
            routing.addHeadersEndHandler(ending -> {
                var response = routing.response();
                response.putHeader(Tus.TUS_RESUMABLE, Tus.VERSION);
                if (response.getStatusCode() == 412) {
                    response.putHeader(Tus.TUS_VERSION, Tus.VERSION);
                }
            });
        }
        routing.next();
    }
}
