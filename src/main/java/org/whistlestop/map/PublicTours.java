package org.whistlestop.map;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.whistlestop.account.PublicPerson;
import org.whistlestop.checkin.Streams;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.photo.PublicPhotos;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.log.TourEvent;
import org.whistlestop.tour.log.TourLog;

/** Reads what is public of a tour together with the events behind a number, all at one moment of the database. */
@ApplicationScoped
class PublicTours {

    private static final int NEWEST_PHOTOS = 6;

    @Inject
    EntityManager database;

    @Inject
    TourLog log;

    @Inject
    PublicPhotos photos;

    @Inject
    Streams streams;

    Optional<UUID> findId(String slug) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Tour.findBySlug(slug).map(tour -> tour.id));
    }

    /** What is public now, with the newest events, at most so many. */
    Moment readNewest(UUID tourId, int atMost) {
        return inOneMoment(() -> {
            var tour = read(tourId);
            return moment(tour, log.listAfter(tourId, Math.max(0, tour.number() - atMost), atMost));
        });
    }

    /** What is public now, with the oldest events behind a number, at most so many. */
    Moment readAfter(UUID tourId, long number, int atMost) {
        return inOneMoment(() -> moment(read(tourId), log.listAfter(tourId, number, atMost)));
    }

    long lastNumber(UUID tourId) {
        return QuarkusTransaction.requiringNew().call(() -> log.lastNumber(tourId));
    }

    private Moment inOneMoment(Supplier<Moment> read) {
        return QuarkusTransaction.requiringNew().call(() -> {
            database.createNativeQuery("set transaction isolation level repeatable read, read only")
                    .executeUpdate();
            return read.get();
        });
    }

    private PublicTour read(UUID tourId) {
        var tour = Tour.<Tour>find("from Tour t join fetch t.host where t.id = ?1", tourId)
                .<Tour>singleResult();
        var stops = tour.publicStops();
        return new PublicTour(
                tour,
                PublicPerson.of(tour.host),
                log.lastNumber(tourId),
                stops,
                photos.latest(tour, NEWEST_PHOTOS),
                streams.listPublic(stops));
    }

    private Moment moment(PublicTour tour, List<TourEvent> events) {
        return new Moment(tour, told(tour.tour(), events));
    }

    /** Events that are long past, with the photos that they tell of as they are now. */
    Told readEvents(Tour tour, long number, int atMost) {
        return QuarkusTransaction.requiringNew().call(() -> told(tour, log.listAfter(tour.id, number, atMost)));
    }

    private Told told(Tour tour, List<TourEvent> events) {
        return new Told(events, photosOf(tour, events));
    }

    private Map<UUID, PhotoCard> photosOf(Tour tour, List<TourEvent> events) {
        var ids =
                events.stream().map(TourEvent::photoId).filter(Objects::nonNull).collect(Collectors.toSet());
        return photos.find(tour, ids);
    }

    /** A tour and events of its log, all of the same moment. */
    record Moment(PublicTour tour, Told told) {}

    /** @param photos those that events tell of and that are still there to be seen */
    record Told(List<TourEvent> events, Map<UUID, PhotoCard> photos) {}
}
