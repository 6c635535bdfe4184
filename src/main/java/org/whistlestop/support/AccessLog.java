package org.whistlestop.support;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Logs a line for each answer that has a name (see {@link RequestIds}), when it is asked to: what was asked for, how it went,
 * what it cost. Never who asked, and of the address neither its question, where people type, nor what opens something.
 */
@ApplicationScoped
class AccessLog {

    private static final Logger LOG = Logger.getLogger("org.whistlestop.access");
    private static final int AFTER_NAMING = 10_900;

    @Inject
    WhistlestopConfig config;

    void register(@Observes Filters filters) {
        if (config.accessLog()) {
            filters.register(this::time, AFTER_NAMING);
        }
    }

    private void time(RoutingContext routing) {
        var begun = System.nanoTime();
        routing.addEndHandler(ended -> log(routing, (System.nanoTime() - begun) / 1_000_000));
        routing.next();
    }

    private static void log(RoutingContext routing, long millis) {
        var request = routing.request();
        var status = routing.response().getStatusCode();
        var bytes = routing.response().bytesWritten();
        var path = LogPath.of(pathOf(request));
        var fields = Map.of(
                "method", request.method().name(),
                "path", path,
                "status", String.valueOf(status),
                "bytes", String.valueOf(bytes),
                "millis", String.valueOf(millis));
        fields.forEach(MDC::put);
        LOG.infof("%s %s %d, %d bytes in %d ms", request.method().name(), path, status, bytes, millis);
        fields.keySet().forEach(MDC::remove);
    }

    private static String pathOf(HttpServerRequest request) {
        return String.valueOf(request.path());
    }
}
