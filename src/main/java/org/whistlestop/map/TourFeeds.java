package org.whistlestop.map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.whistlestop.tour.log.TourAdvanced;

/** Holds the feeds of the tours that somebody looks at, by slug. */
@ApplicationScoped
class TourFeeds {

    private static final long HEARTBEAT_MILLIS = 15_000;
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final PublicTours tours;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final Map<String, TourFeed> bySlug = new ConcurrentHashMap<>();
    private final Map<UUID, TourFeed> byId = new ConcurrentHashMap<>();

    @Inject
    TourFeeds(PublicTours tours, ObjectMapper json, Vertx vertx, MeterRegistry metrics) {
        this.tours = tours;
        this.json = json;
        this.vertx = vertx;
        metrics.gauge("whistlestop.stream.subscribers", bySlug, TourFeeds::count);
        vertx.setPeriodic(HEARTBEAT_MILLIS, beat -> beatAndForget());
    }

    private static double count(Map<String, TourFeed> feeds) {
        return feeds.values().stream().mapToInt(TourFeed::count).sum();
    }

    /** At once when somebody watches already, else after reading it off the event loop; empty when there is no such tour. */
    Future<Optional<TourFeed>> find(String slug) {
        var feed = bySlug.get(slug);
        return feed != null
                ? Future.succeededFuture(Optional.of(feed))
                : vertx.executeBlocking(() -> findBlocking(slug), false);
    }

    Optional<TourFeed> findBlocking(String slug) {
        var feed = bySlug.get(slug);
        return feed != null ? Optional.of(feed) : tours.findId(slug).map(id -> load(slug, id));
    }

    private TourFeed load(String slug, UUID id) {
        var feed = bySlug.computeIfAbsent(slug, absent -> {
            var fresh = new TourFeed(id, tours, json, vertx);
            byId.put(id, fresh);
            return fresh;
        });
        // An event between reading and registering would otherwise be heard by nobody.
        feed.advance();
        return feed;
    }

    void advance(@Observes(during = TransactionPhase.AFTER_SUCCESS) TourAdvanced event) {
        var feed = byId.get(event.tourId());
        if (feed != null) {
            feed.advance();
        }
    }

    private void beatAndForget() {
        var longAgo = System.nanoTime() - IDLE.toNanos();
        bySlug.forEach((slug, feed) -> {
            feed.beat();
            if (feed.isIdleSince(longAgo)) {
                bySlug.remove(slug);
                byId.remove(feed.tourId());
            }
        });
    }

    /** While the server still runs, so that readers get a proper end and go to another replica. */
    void endAll(@Observes ShutdownDelayInitiatedEvent event) {
        bySlug.values().forEach(TourFeed::end);
    }
}
