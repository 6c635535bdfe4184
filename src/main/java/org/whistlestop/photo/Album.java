package org.whistlestop.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.whistlestop.tour.Tour;

/** The public photos of a tour by the words of an address. */
@ApplicationScoped
public class Album {

    @Inject
    PublicPhotos photos;

    @Inject
    StopFinder stops;

    /**
     * @param stop slug, or null for all stops
     * @param after the last photo of the page before, or null
     */
    @Transactional
    public List<PhotoCard> page(String tour, String stop, UUID after, int atMost) {
        var found = Tour.getBySlug(tour);
        var stopId = stop == null || stop.isEmpty() ? null : stops.getPublic(found, stop).id;
        return photos.page(found, stopId, after, atMost);
    }
}
