package org.whistlestop.support.limit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;

/** Hangs up on who sends a body drop by drop; who sends nothing at all meets the idle timeout. */
@ApplicationScoped
class SlowBodies {

    /** Where whole tours come in. */
    private static final Set<String> TOURS = Set.of("/api/imports", "/desk/imports", "/sign-in/administrator/import");

    private static final int BEFORE_ANYTHING_READS = 9_500;

    @Inject
    LimitsConfig config;

    @Inject
    Vertx vertx;

    void register(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_ANYTHING_READS);
    }

    private void watch(RoutingContext routing) {
        if (hasBody(routing.request())) {
            var watch = vertx.setTimer(timeFor(routing.request()).toMillis(), late -> hangUp(routing.request()));
            routing.addEndHandler(answered -> vertx.cancelTimer(watch));
        }
        routing.next();
    }

    private Duration timeFor(HttpServerRequest request) {
        return TOURS.contains(String.valueOf(request.path())) ? config.tourTime() : config.bodyTime();
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static void hangUp(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.connection().close();
        }
    }
}
