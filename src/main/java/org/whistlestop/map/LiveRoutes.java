package org.whistlestop.map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.whistlestop.support.Problem;
import org.whistlestop.support.WebHeaders;

/** Serves the live picture and its stream on bare routes: both are public, hot, and hold their bytes ready. */
@ApplicationScoped
class LiveRoutes {

    private static final CharSequence ANYONE = HttpHeaders.createOptimized("*");
    private static final Problem UNAVAILABLE =
            Problem.of(503, "The tour cannot be read just now. Try again in a few seconds.");

    @Inject
    TourFeeds feeds;

    @Inject
    PictureAnswers pictures;

    @Inject
    WebHeaders webHeaders;

    @Inject
    ObjectMapper json;

    @Inject
    Vertx vertx;

    void register(@Observes Router router) {
        router.route(HttpMethod.GET, "/api/tours/:tour/map").order(-1).handler(this::picture);
        router.route(HttpMethod.HEAD, "/api/tours/:tour/map").order(-1).handler(this::picture);
        router.route(HttpMethod.GET, "/api/tours/:tour/live").order(-1).handler(this::stream);
    }

    private void picture(RoutingContext routing) {
        withFeed(routing, feed -> feed.freshPicture().onSuccess(picture -> pictures.send(routing, picture)));
    }

    void register(@Observes Filters filters) {
        filters.register(this::streamFromMemory, PictureAnswers.BEFORE_ALL_OTHERS);
    }

    /** Ten thousand come back at once when a replica goes: nothing is asked of them that the answer does not need. */
    private void streamFromMemory(RoutingContext routing) {
        var feed = feeds.findWatched(routing.request(), "/live");
        var after = feed == null || routing.request().method() != HttpMethod.GET ? null : lastKnown(routing);
        if (after == null) {
            routing.next();
        } else {
            subscribe(routing, feed, after);
        }
    }

    private void stream(RoutingContext routing) {
        var after = lastKnown(routing);
        if (after == null) {
            answer(routing, Problem.of(400, "Last-Event-ID and after take the number of an event, such as 17."));
            return;
        }
        withFeed(routing, feed -> subscribe(routing, feed, after));
    }

    /** The browser's own Last-Event-ID wins over the page's {@code after}; null when it is no number. */
    private static OptionalLong lastKnown(RoutingContext routing) {
        var header = routing.request().getHeader("Last-Event-ID");
        var text =
                header != null && !header.isBlank() ? header : routing.request().getParam("after");
        if (text == null || text.isBlank()) {
            return OptionalLong.empty();
        }
        return text.trim().matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text.trim())) : null;
    }

    /** A reader ahead of us comes from a replica that heard first, or from before the database was restored. */
    private void subscribe(RoutingContext routing, TourFeed feed, OptionalLong after) {
        var known = after.orElse(feed.ring().last());
        if (known <= feed.ring().last()) {
            subscribe(routing, feed, known);
            return;
        }
        feeds.lastNumber(feed)
                .onSuccess(last -> subscribe(
                        routing,
                        feed,
                        Math.min(known, Math.max(last, feed.ring().last()))))
                .onFailure(failure -> answer(routing, UNAVAILABLE));
    }

    private void subscribe(RoutingContext routing, TourFeed feed, long known) {
        open(routing.response());
        new Subscriber(vertx.getOrCreateContext(), EventLine.of(routing.request()), feed, known).open();
    }

    private void open(HttpServerResponse response) {
        response.setChunked(true);
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                // Takes the compressor out of the way, and does not go out.
                .set(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .set(HttpHeaders.CACHE_CONTROL, "no-store")
                .set("X-Accel-Buffering", "no")
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANYONE);
        webHeaders.ofPublicReads().forEach((name, value) -> {
            if (!response.headers().contains(name)) {
                response.putHeader(name, value);
            }
        });
        // When a replica goes down, its readers come back spread over seconds.
        var retry = 2_000 + ThreadLocalRandom.current().nextInt(2_000);
        response.write(Buffer.buffer("retry: " + retry + "\n\n"));
    }

    private void withFeed(RoutingContext routing, Consumer<TourFeed> use) {
        feeds.find(routing.pathParam("tour"))
                .onSuccess(found ->
                        found.ifPresentOrElse(use, () -> answer(routing, Problem.of(404, "There is no such tour."))))
                .onFailure(failure -> answer(routing, UNAVAILABLE));
    }

    private void answer(RoutingContext routing, Problem problem) {
        if (problem.status() == 503) {
            routing.response().putHeader("Retry-After", "5");
        }
        routing.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANYONE)
                .end(Buffer.buffer(bytes(problem)));
    }

    private byte[] bytes(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
