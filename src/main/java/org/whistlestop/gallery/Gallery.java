package org.whistlestop.gallery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.whistlestop.photo.Album;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.log.TourLog;

/** Reads what the gallery's pages show. */
@ApplicationScoped
class Gallery {

    @Inject
    Album album;

    @Inject
    StopsWithPhotos stops;

    @Inject
    TourLog log;

    @Inject
    WhistlestopConfig config;

    /**
     * A page of photos, the newest first.
     *
     * @param stop slug; null or empty for all stops
     * @param after the last photo of the page before, or null
     */
    @Transactional
    GalleryView read(String slug, String stop, UUID after) {
        var chosen = stop == null || stop.isBlank() ? null : stop;
        var tour = Tour.getBySlug(slug);
        // The number before the photos: an event between the two is told again, and does no harm.
        var shown = new Shown(tour, tour.host.name, log.lastNumber(tour.id), stops.list(tour.id));
        var photos = album.page(slug, chosen, after, GalleryView.PAGE + 1);
        return GalleryView.of(shown, chosen, after, photos, config);
    }

    /** What is public of a tour beside its photos. */
    record Shown(Tour tour, String host, long number, List<StopChoice> stops) {}
}
