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
import org.whistlestop.announcement.PublishedAnnouncements;
import org.whistlestop.conversation.mention.PublicMentions;
import org.whistlestop.photo.PublicPhotos;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.PublicPage;
import org.whistlestop.tour.Stop;

/** The page of one stop. */
@Path("/tours/{tour}/stops/{stop}")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class StopPage {

    /** The others are in the gallery. */
    private static final int MOST_PHOTOS = 60;

    private static final int MOST_NOTICES = 10;

    private static final int MOST_MENTIONS = 200;

    @Inject
    TourFeeds feeds;

    @Inject
    MapFrames frames;

    @Inject
    JsonLd jsonLd;

    @Inject
    PublicPhotos photos;

    @Inject
    PublishedAnnouncements announcements;

    @Inject
    PublicMentions mentions;

    @Inject
    Clock clock;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance stop(StopPageView page, MapFrame frame, CalendarLinks calendar, String jsonLd);
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> stop(String tour, String stop, @HeaderParam("If-None-Match") String known) {
        var picture = feeds.findBlocking(tour)
                .orElseThrow(() -> ProblemException.notFound("There is no such tour."))
                .awaitFreshPicture();
        var view = MapView.of(picture.tour(), clock.instant().truncatedTo(ChronoUnit.MINUTES));
        return view.findStop(stop).map(card -> page(view, card, known)).orElseGet(() -> moved(view, stop));
    }

    private RestResponse<String> page(MapView view, StopCard stop, String known) {
        var page = new StopPageView(
                view,
                stop,
                Remark.listAt(stop.stop()),
                photos.atStop(view.tour().tour(), stop.id(), MOST_PHOTOS),
                announcements.atStop(stop.id(), MOST_NOTICES).stream()
                        .map(said -> Notice.of(said, stop.stop().window.zone()))
                        .toList(),
                mentions.atStop(stop.id(), MOST_MENTIONS).stream()
                        .map(mention ->
                                MentionCard.of(mention, stop.stop().window.zone()))
                        .toList());
        var frame = frames.ofStop(view, stop, page.findMainPhoto());
        return PublicPage.render(Templates.stop(
                        page, frame, frames.calendarOfStop(view, stop), jsonLd.ofStop(view, stop, frame.preview())))
                .answer(known);
    }

    /**
     * A hidden stop answers like an unknown one, whether asked for by its slug or by a former one. Browsers ask each time: a
     * stop that moves back to its first store would else send them in a circle of kept redirects.
     */
    private static RestResponse<String> moved(MapView view, String formerSlug) {
        return Stop.findByPublicFormerSlug(view.tour().tour().id, formerSlug)
                .flatMap(stop -> view.tour().findStop(stop.id))
                .map(stop -> RestResponse.ResponseBuilder.<String>create(RestResponse.Status.MOVED_PERMANENTLY)
                        .location(URI.create(view.path() + "/stops/" + stop.slug))
                        .header("Cache-Control", "no-cache")
                        .build())
                .orElseThrow(() -> ProblemException.notFound("There is no such stop on this tour."));
    }
}
