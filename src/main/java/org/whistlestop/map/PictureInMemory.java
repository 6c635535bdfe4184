package org.whistlestop.map;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.whistlestop.tour.Tour;

/**
 * Ready once the current tour's picture stands in memory, and then for good. A database that goes away later goes away for all
 * replicas at once: were they not ready, nobody would serve the maps and streams that need none.
 */
@Readiness
@ApplicationScoped
class PictureInMemory implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(PictureInMemory.class);

    @Inject
    TourFeeds feeds;

    @Inject
    Clock clock;

    private volatile boolean loaded;

    @Override
    public HealthCheckResponse call() {
        if (!loaded) {
            load();
        }
        return HealthCheckResponse.named("live picture").status(loaded).build();
    }

    private void load() {
        try {
            QuarkusTransaction.requiringNew()
                    .call(() -> Tour.findCurrent(clock.instant()).map(tour -> tour.slug))
                    .ifPresent(feeds::findBlocking);
            loaded = true;
        } catch (RuntimeException e) {
            LOG.infof("Not ready, the current tour cannot be read: %s", e.getMessage());
        }
    }
}
