package org.whistlestop.map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
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
    private static final String FOLDER = "/api/tours/";
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
        vertx.setPeriodic(HEARTBEAT_MILLIS, beat -> bySlug.values()
                .forEach(feed -> feed.subscribers().each(Subscriber::beat)));
        vertx.setPeriodic(IDLE.toMillis() / 2, forget -> vertx.executeBlocking(this::forgetIdle, false));
    }

    private static double count(Map<String, TourFeed> feeds) {
        return feeds.values().stream()
                .mapToInt(feed -> feed.subscribers().count())
                .sum();
    }

    /**
     * That of a tour which somebody watches already; null else, and for what is no read of an address like
     * {@code /api/tours/42-stores/map}. One that is written in another way takes the usual way.
     *
     * @param name with which the address must end, such as {@code /map}
     */
    TourFeed findWatched(HttpServerRequest request, String name) {
        var path = request.path();
        var reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        if (!reads || path == null || !path.startsWith(FOLDER) || !path.endsWith(name)) {
            return null;
        }
        var end = path.length() - name.length();
        var feed = end <= FOLDER.length() ? null : bySlug.get(path.substring(FOLDER.length(), end));
        if (feed != null) {
            feed.use();
        }
        return feed;
    }

    /** At once when somebody watches already, else after reading it off the event loop; empty when there is no such tour. */
    Future<Optional<TourFeed>> find(String slug) {
        var feed = bySlug.get(slug);
        return feed != null
                ? Future.succeededFuture(used(feed))
                : vertx.executeBlocking(() -> findBlocking(slug), false);
    }

    Optional<TourFeed> findBlocking(String slug) {
        var feed = bySlug.get(slug);
        return feed != null ? used(feed) : tours.findId(slug).map(id -> load(slug, id));
    }

    /** Who was just asked for is not forgotten before the asker has joined. */
    private static Optional<TourFeed> used(TourFeed feed) {
        feed.use();
        return Optional.of(feed);
    }

    /** Asks the database itself, for a reader who seems to know more than we do. */
    Future<Long> lastNumber(TourFeed feed) {
        return vertx.executeBlocking(() -> tours.lastNumber(feed.tourId()), false);
    }

    private TourFeed load(String slug, UUID id) {
        var feed = bySlug.computeIfAbsent(slug, absent -> {
            var fresh = new TourFeed(id, tours, json, vertx);
            byId.put(id, fresh);
            return fresh;
        });
        feed.use();
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

    private Void forgetIdle() {
        var longAgo = System.nanoTime() - IDLE.toNanos();
        for (var slug : bySlug.keySet()) {
            bySlug.computeIfPresent(slug, (same, feed) -> {
                if (!feed.isIdleSince(longAgo)) {
                    return feed;
                }
                byId.remove(feed.tourId(), feed);
                return null;
            });
        }
        return null;
    }

    /** While the server still runs, so that readers get a proper end and go to another replica. */
    void endAll(@Observes ShutdownDelayInitiatedEvent event) {
        bySlug.values().forEach(feed -> feed.subscribers().each(Subscriber::end));
    }

    void closeAll(@Observes ShutdownEvent event) {
        bySlug.values().forEach(TourFeed::close);
    }
}
