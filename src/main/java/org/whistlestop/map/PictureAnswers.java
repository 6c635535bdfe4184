package org.whistlestop.map;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.whistlestop.support.WebHeaders;

/**
 * Answers with live pictures. One that stands in memory goes out before anybody asks who is asking, or gives the request a name:
 * what that costs (the platform also builds its table of paths anew for each request) is more than three times all the rest.
 */
@ApplicationScoped
class PictureAnswers {

    static final int BEFORE_ALL_OTHERS = 20_000;

    private static final CharSequence GEO_JSON = HttpHeaders.createOptimized("application/geo+json");
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

    /** An explicit no, such as {@code gzip;q=0}. */
    private static final Pattern NO_GZIP = Pattern.compile("gzip\\s*;\\s*q=0(\\.0*)?\\s*(,|$)");

    private final TourFeeds feeds;
    private final List<Map.Entry<CharSequence, CharSequence>> headers;

    @Inject
    PictureAnswers(TourFeeds feeds, WebHeaders headers) {
        this.feeds = feeds;
        var all = new LinkedHashMap<>(headers.ofPublicReads());
        all.put("Cache-Control", "public, max-age=0, s-maxage=1");
        all.put("Vary", "accept-encoding");
        this.headers = all.entrySet().stream()
                .map(header -> Map.entry(
                        HttpHeaders.createOptimized(header.getKey()), HttpHeaders.createOptimized(header.getValue())))
                .toList();
    }

    void register(@Observes Filters filters) {
        filters.register(this::answerFromMemory, BEFORE_ALL_OTHERS);
    }

    private void answerFromMemory(RoutingContext routing) {
        var feed = feeds.findWatched(routing.request(), "/map");
        if (feed == null) {
            routing.next();
        } else if (feed.isFresh()) {
            send(routing, feed.picture());
        } else {
            feed.freshPicture().onSuccess(picture -> send(routing, picture));
        }
    }

    void send(RoutingContext routing, LivePicture picture) {
        var request = routing.request();
        var packed = acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var etag = packed ? picture.gzipEtag() : picture.etag();
        var response = routing.response();
        announce(response.headers(), etag);
        if (isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            response.setStatusCode(304).end();
            return;
        }
        response.headers().add(HttpHeaders.CONTENT_TYPE, GEO_JSON);
        // Identity does not go out: it keeps the compressor from packing one tag's bytes in its own way.
        response.headers().add(HttpHeaders.CONTENT_ENCODING, packed ? GZIP : HttpHeaders.IDENTITY);
        var body = packed ? picture.gzip() : picture.plain();
        if (request.method() == HttpMethod.HEAD) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }

    /** Nothing stands there yet that would have to be looked for. */
    private void announce(MultiMap answer, String etag) {
        answer.add(HttpHeaders.ETAG, etag);
        for (var header : headers) {
            answer.add(header.getKey(), header.getValue());
        }
    }

    private static boolean acceptsGzip(String header) {
        return header != null
                && header.contains("gzip")
                && !NO_GZIP.matcher(header).find();
    }

    /** Quotes belong to a tag, so that none is a part of another. */
    private static boolean isKnown(String header, String etag) {
        return header != null && (header.contains(etag) || header.trim().equals("*"));
    }
}
