package org.whistlestop.map;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.support.ProblemException;

/** Serves the maps that stand in link previews. */
@Path("/previews/tours/{tour}")
@PermitAll
class PreviewResource {

    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    @Inject
    MapViews views;

    @Inject
    PreviewPictures pictures;

    @GET
    @Path("map.png")
    @Operation(hidden = true)
    public RestResponse<byte[]> ofTour(String tour, @RestQuery String v, @RestQuery int width) {
        return picture(PreviewScene.of(view(tour), null), v, width);
    }

    @GET
    @Path("stops/{stop}.png")
    @Operation(hidden = true)
    public RestResponse<byte[]> ofStop(String tour, String stop, @RestQuery String v, @RestQuery int width) {
        var view = view(tour);
        var card =
                view.findStop(stop).orElseThrow(() -> ProblemException.notFound("There is no such stop on this tour."));
        return picture(PreviewScene.of(view, card), v, width);
    }

    private MapView view(String tour) {
        return views.find(tour)
                .orElseThrow(() -> ProblemException.notFound("There is no such tour."))
                .view();
    }

    /** Who asks for yesterday's picture gets today's, to be asked for again. */
    private RestResponse<byte[]> picture(PreviewScene scene, String version, int width) {
        var current = pictures.version(scene).equals(version);
        return RestResponse.ResponseBuilder.ok(pictures.png(scene, width), "image/png")
                .header("Cache-Control", current ? FOR_GOOD : "no-cache")
                .build();
    }
}
