package org.whistlestop.map;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.whistlestop.account.PublicPerson;
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

    /** What is public now, with the newest events, at most so many. */
    Moment readNewest(UUID tourId, int atMost) {
        return inOneMoment(() -> {
            var tour = read(tourId);
            return new Moment(tour, log.listAfter(tourId, Math.max(0, tour.number() - atMost), atMost));
        });
    }

    /** What is public now, with the oldest events behind a number, at most so many. */
    Moment readAfter(UUID tourId, long number, int atMost) {
        return inOneMoment(() -> new Moment(read(tourId), log.listAfter(tourId, number, atMost)));
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
        return new PublicTour(tour, PublicPerson.of(tour.host), log.lastNumber(tourId), tour.publicStops());
    }

    List<TourEvent> listAfter(UUID tourId, long number, int atMost) {
        return QuarkusTransaction.requiringNew().call(() -> log.listAfter(tourId, number, atMost));
    }

    /** A tour and events of its log, both of the same moment. */
    record Moment(PublicTour tour, List<TourEvent> events) {}
}
