package org.whistlestop.map;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.whistlestop.support.Problem;

/** Serves the live picture and its stream on bare routes: both are public, hot, and hold their bytes ready. */
@ApplicationScoped
class LiveRoutes {

    private static final CharSequence PICTURE_CACHE = HttpHeaders.createOptimized("public, max-age=0, s-maxage=1");
    private static final CharSequence GEO_JSON = HttpHeaders.createOptimized("application/geo+json");
    private static final CharSequence ANYONE = HttpHeaders.createOptimized("*");
    private static final Problem UNAVAILABLE =
            Problem.of(503, "The tour cannot be read just now. Try again in a few seconds.");
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

    @Inject
    TourFeeds feeds;

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
        withFeed(routing, feed -> feed.freshPicture().onSuccess(picture -> send(routing, picture)));
    }

    private static void send(RoutingContext routing, LivePicture picture) {
        var request = routing.request();
        var packed = accepts(request.getHeader(HttpHeaders.ACCEPT_ENCODING), "gzip");
        var etag = packed ? picture.gzipEtag() : picture.etag();
        var response = routing.response();
        response.headers()
                .set(HttpHeaders.ETAG, etag)
                .set(HttpHeaders.CACHE_CONTROL, PICTURE_CACHE)
                .set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANYONE);
        if (isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            response.setStatusCode(304).end();
            return;
        }
        response.headers().set(HttpHeaders.CONTENT_TYPE, GEO_JSON);
        if (packed) {
            response.headers().set(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        var body = packed ? picture.gzip() : picture.plain();
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }

    private static boolean accepts(String header, String coding) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(String::trim)
                        .anyMatch(part -> part.startsWith(coding) && !part.matches(".*;\\s*q=0(\\.0*)?"));
    }

    private static boolean isKnown(String header, String etag) {
        return header != null
                && (header.trim().equals("*")
                        || Arrays.stream(header.split(","))
                                .map(known -> known.trim().replaceFirst("^W/", ""))
                                .anyMatch(etag::equals));
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
        new Subscriber(vertx.getOrCreateContext(), open(routing.response()), feed, known).open();
    }

    private static HttpServerResponse open(HttpServerResponse response) {
        response.setChunked(true);
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .set(HttpHeaders.CACHE_CONTROL, "no-store")
                .set("X-Accel-Buffering", "no")
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANYONE);
        // When a replica goes down, its readers come back spread over seconds.
        var retry = 2_000 + ThreadLocalRandom.current().nextInt(2_000);
        response.write(Buffer.buffer("retry: " + retry + "\n\n"));
        return response;
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
