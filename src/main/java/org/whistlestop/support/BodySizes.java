package org.whistlestop.support;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How large a body may be: photos and whole tours are larger than all else, and come to few addresses. */
@ApplicationScoped
class BodySizes {

    private static final Pattern PHOTOS = Pattern.compile("/api/uploads(/.*)?|/tours/[^/]+/photos/new");

    private static final Pattern TOURS = Pattern.compile("/api/imports|/desk/imports|/sign-in/administrator/import");

    /** Quarkus writes its own limit down at -2, for who reads the body to count by. */
    private static final int AFTER_QUARKUS_OWN = -1;

    private static final String LIMIT = "io.quarkus.max-request-size";

    @Inject
    WhistlestopConfig config;

    @ConfigProperty(name = "whistlestop.uploads.staff-size", defaultValue = "25M")
    MemorySize photo;

    @ConfigProperty(name = "whistlestop.imports.size", defaultValue = "4G")
    MemorySize tour;

    long largestAt(RoutingContext routing) {
        var path = routing.normalizedPath();
        if (TOURS.matcher(path).matches()) {
            return tour.asLongValue();
        }
        return (PHOTOS.matcher(path).matches() ? photo : config.bodySize()).asLongValue();
    }

    /** Bodies that do not say their length beforehand are counted as they come. */
    void register(@Observes Router router) {
        router.route().order(AFTER_QUARKUS_OWN).handler(routing -> {
            routing.put(LIMIT, largestAt(routing));
            routing.next();
        });
    }
}
