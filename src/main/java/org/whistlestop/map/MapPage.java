package org.whistlestop.map;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.PublicPage;
import org.whistlestop.tour.Tour;

/** The front door and the page of a tour: where the host is, where next, and every stop on a map. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class MapPage {

    @Inject
    TourFeeds feeds;

    @Inject
    MapFrames frames;

    @Inject
    JsonLd jsonLd;

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance map(MapView view, MapFrame frame, String jsonLd);

        static native TemplateInstance none();
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> front(@HeaderParam("If-None-Match") String known) {
        return Tour.findCurrent(clock.instant())
                .map(tour -> RestResponse.<String>seeOther(URI.create("/tours/" + tour.slug)))
                .orElseGet(() -> PublicPage.answer(Templates.none(), known));
    }

    /** Told to the minute, so that a repeated request within it is a 304. */
    @GET
    @Path("tours/{tour}")
    @Operation(hidden = true)
    public RestResponse<String> map(String tour, @HeaderParam("If-None-Match") String known) {
        var picture = feeds.findBlocking(tour)
                .orElseThrow(() -> ProblemException.notFound("There is no such tour."))
                .picture();
        var view = MapView.of(picture.tour(), clock.instant().truncatedTo(ChronoUnit.MINUTES));
        return PublicPage.answer(Templates.map(view, frames.ofTour(view), jsonLd.ofTour(view)), known);
    }
}
