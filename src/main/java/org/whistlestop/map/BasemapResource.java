package org.whistlestop.map;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.map.BasemapPictures.Packed;
import org.whistlestop.support.ProblemException;

/** Serves the basemap as data and drawn below a tour or a stop; never a view that a stranger made up. */
@Path("/basemap")
@PermitAll
class BasemapResource {

    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    @Inject
    BasemapPictures pictures;

    @Inject
    TourFeeds feeds;

    @Inject
    Clock clock;

    @GET
    @Path("{hash:[0-9a-f]+}.json")
    @Operation(hidden = true)
    public RestResponse<byte[]> data(String hash, @HeaderParam("Accept-Encoding") String coding) {
        if (!pictures.dataUrl().contains(hash)) {
            throw ProblemException.notFound("This basemap has been replaced by a newer one.");
        }
        return answer(pictures.data(), coding, "application/json", FOR_GOOD).build();
    }

    @GET
    @Path("tours/{tour}.svg")
    @Operation(hidden = true)
    public RestResponse<byte[]> ofTour(
            String tour, @RestQuery String v, @RestQuery int width, @HeaderParam("Accept-Encoding") String coding) {
        return picture(view(tour).ground().scaledTo(width), v, coding);
    }

    @GET
    @Path("tours/{tour}/stops/{stop}.svg")
    @Operation(hidden = true)
    public RestResponse<byte[]> ofStop(
            String tour,
            String stop,
            @RestQuery String v,
            @RestQuery int width,
            @HeaderParam("Accept-Encoding") String coding) {
        var view = view(tour);
        var card =
                view.findStop(stop).orElseThrow(() -> ProblemException.notFound("There is no such stop on this tour."));
        return picture(Ground.of(card.viewport(), view.stops()).scaledTo(width), v, coding);
    }

    private MapView view(String tour) {
        var feed = feeds.findBlocking(tour).orElseThrow(() -> ProblemException.notFound("There is no such tour."));
        return MapView.of(feed.picture().tour(), clock.instant());
    }

    /** A page from a cache may ask for yesterday's view; it gets today's, to be asked for again. */
    private RestResponse<byte[]> picture(Ground ground, String version, String coding) {
        var current = pictures.version(ground).equals(version);
        return answer(pictures.picture(ground), coding, "image/svg+xml", current ? FOR_GOOD : "no-cache")
                // Its dark colours are a style element.
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .build();
    }

    private static RestResponse.ResponseBuilder<byte[]> answer(
            Packed packed, String coding, String type, String cache) {
        var gzip = coding != null && coding.contains("gzip");
        var builder = RestResponse.ResponseBuilder.ok(gzip ? packed.gzip() : packed.plain(), type)
                .header("Cache-Control", cache)
                .header("Vary", "Accept-Encoding");
        return gzip ? builder.header("Content-Encoding", "gzip") : builder;
    }
}
