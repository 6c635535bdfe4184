package org.whistlestop.map;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.log.TourEvent;
import org.whistlestop.tour.log.TourLog;

/** Reads what is public of a tour together with the events behind a number, all at one moment of the database. */
@ApplicationScoped
class PublicTours {

    @Inject
    EntityManager database;

    @Inject
    TourLog log;

    Optional<UUID> findId(String slug) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Tour.findBySlug(slug).map(tour -> tour.id));
    }

    Moment read(UUID tourId, long after, int atMost) {
        return QuarkusTransaction.requiringNew().call(() -> {
            database.createNativeQuery("set transaction isolation level repeatable read, read only")
                    .executeUpdate();
            var tour = Tour.<Tour>find("from Tour t join fetch t.host where t.id = ?1", tourId)
                    .<Tour>singleResult();
            var number = log.lastNumber(tourId);
            var from = Math.max(after, number - atMost);
            return new Moment(new PublicTour(tour, number, tour.publicStops()), log.listAfter(tourId, from, atMost));
        });
    }

    List<TourEvent> listAfter(UUID tourId, long number, int atMost) {
        return QuarkusTransaction.requiringNew().call(() -> log.listAfter(tourId, number, atMost));
    }

    /** @param events behind the number asked for, at most the newest so many */
    record Moment(PublicTour tour, List<TourEvent> events) {}
}
