package org.whistlestop.embed;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.map.MapFrames;
import org.whistlestop.map.MapViews;
import org.whistlestop.map.StopCard;
import org.whistlestop.map.TourNow;
import org.whistlestop.photo.PublicPhotos;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.PublicPage;

/**
 * Tours and stops for a frame on somebody else's page. Whole without a script; with one, live until the tour is over.
 */
@Path("/embed/tours/{tour}")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@Singleton
class EmbedPage {

    /** What an open embed has missed it hears from the stream, so that a page may be a minute old. */
    private static final String WHILE_ON_TOUR = "public, max-age=60";

    /** A day, so that a photo that was taken down is soon not counted any more. */
    private static final String ARCHIVE = "public, max-age=86400, stale-while-revalidate=604800";

    private static final int MOST = 500; // some 20 kB each

    @Inject
    MapViews views;

    @Inject
    MapFrames frames;

    @Inject
    PublicPhotos photos;

    private final Map<String, Made> made = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Made> eldest) {
            return size() > MOST;
        }
    });

    @CheckedTemplate(basePath = "embed")
    static class Templates {
        static native TemplateInstance tour(EmbedView embed);

        static native TemplateInstance stop(EmbedView embed);
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> tour(
            String tour, @RestQuery String theme, @RestQuery String map, @HeaderParam("If-None-Match") String known) {
        return answer(now(tour), null, Look.of(theme, map), known);
    }

    @GET
    @Path("stops/{stop}")
    @Operation(hidden = true)
    public RestResponse<String> stop(
            String tour,
            String stop,
            @RestQuery String theme,
            @RestQuery String map,
            @HeaderParam("If-None-Match") String known) {
        var now = now(tour);
        var look = Look.of(theme, map);
        return now.view()
                .findStop(stop)
                .map(card -> answer(now, card, look, known))
                .orElseGet(() -> moved(now, stop, look));
    }

    private TourNow now(String tour) {
        return views.find(tour).orElseThrow(() -> ProblemException.notFound("There is no such tour."));
    }

    private RestResponse<String> answer(TourNow now, StopCard stop, Look look, String known) {
        var path = new EmbedAddress(now.view(), stop).frame(look);
        var before = made.get(path);
        var page = before != null && now.isStill(before.now()) ? before : make(now, stop, look);
        made.put(path, page);
        return page.page().answer(known, page.isArchive() ? ARCHIVE : WHILE_ON_TOUR);
    }

    private Made make(TourNow now, StopCard stop, Look look) {
        var tour = now.view().tour().tour();
        var view = new EmbedView(
                now,
                stop,
                stop == null ? frames.ofTour(now.view()) : frames.ofStop(now.view(), stop, Optional.empty()),
                look,
                Ending.of(now.view()).orElse(null),
                stop == null ? photos.count(tour) : photos.countAtStop(stop.id()));
        var page = PublicPage.render(stop == null ? Templates.tour(view) : Templates.stop(view));
        return new Made(now, page, view.ending() != null);
    }

    /** An embed in an old post follows its stop to another store. */
    private RestResponse<String> moved(TourNow now, String formerSlug, Look look) {
        return views.findMoved(now.view(), formerSlug)
                .map(stop -> RestResponse.ResponseBuilder.<String>create(RestResponse.Status.MOVED_PERMANENTLY)
                        .location(URI.create(new EmbedAddress(now.view(), stop).frame(look)))
                        .header("Cache-Control", "no-cache")
                        .build())
                .orElseThrow(() -> ProblemException.notFound("There is no such stop on this tour."));
    }

    private record Made(TourNow now, PublicPage page, boolean isArchive) {}
}
