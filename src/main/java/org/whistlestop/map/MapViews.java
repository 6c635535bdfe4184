package org.whistlestop.map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.whistlestop.tour.Stop;

/** Reads tours as the public sees them now, for pages that stand elsewhere. */
@ApplicationScoped
public class MapViews {

    @Inject
    TourFeeds feeds;

    @Inject
    Clock clock;

    /** Empty when there is no such tour. Told from the start of this minute, so that a page stays the same for so long. */
    public Optional<TourNow> find(String tour) {
        return feeds.findBlocking(tour).map(feed -> {
            var picture = feed.awaitFreshPicture();
            var minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
            return new TourNow(MapView.of(picture.tour(), minute), picture.features());
        });
    }

    /** The stop that had this slug before it moved to another store. */
    public Optional<StopCard> findMoved(MapView view, String formerSlug) {
        return Stop.findByPublicFormerSlug(view.tour().tour().id, formerSlug).flatMap(stop -> view.findStop(stop.slug));
    }
}
