package org.whistlestop.map;

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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.conversation.mention.PublicMentions;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.PublicPage;
import org.whistlestop.tour.Tour;

/** The front door and the page of a tour: where the host is, where next, and every stop on a map. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@Singleton
class MapPage {

    private static final int MOST_MENTIONS = 50;

    @Inject
    TourFeeds feeds;

    @Inject
    MapFrames frames;

    @Inject
    JsonLd jsonLd;

    @Inject
    PublicMentions mentions;

    @Inject
    Clock clock;

    private final Map<String, Made> latest = new ConcurrentHashMap<>();

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance map(
                MapView view, MapFrame frame, CalendarLinks calendar, String jsonLd, List<MentionCard> mentions);

        static native TemplateInstance none();
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> front(@HeaderParam("If-None-Match") String known) {
        return Tour.findCurrent(clock.instant())
                .map(tour -> RestResponse.<String>seeOther(URI.create("/tours/" + tour.slug)))
                .orElseGet(() -> PublicPage.render(Templates.none()).answer(known));
    }

    @GET
    @Path("tours/{tour}")
    @Operation(hidden = true)
    public RestResponse<String> map(String tour, @HeaderParam("If-None-Match") String known) {
        var picture = feeds.findBlocking(tour)
                .orElseThrow(() -> ProblemException.notFound("There is no such tour."))
                .awaitFreshPicture();
        var minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return latest.compute(tour, (slug, before) -> fresh(before, picture, minute))
                .page()
                .answer(known);
    }

    /** Made once for each event and minute, however many look at it. */
    private Made fresh(Made before, LivePicture picture, Instant minute) {
        if (before != null && before.picture() == picture && before.minute().equals(minute)) {
            return before;
        }
        var view = MapView.of(picture.tour(), minute);
        var said = mentions.ofTour(picture.tour().tour().id, MOST_MENTIONS).stream()
                .map(mention -> MentionCard.of(mention, ZoneOffset.UTC))
                .toList();
        var page = PublicPage.render(
                Templates.map(view, frames.ofTour(view), frames.calendarOfTour(view), jsonLd.ofTour(view), said));
        return new Made(picture, minute, page);
    }

    private record Made(LivePicture picture, Instant minute, PublicPage page) {}
}
