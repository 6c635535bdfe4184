package org.whistlestop.photo;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.Sql;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** Finds the stop at which a photo was taken. */
@ApplicationScoped
class StopFinder {

    @Inject
    AgroalDataSource database;

    /** The stop where the host was at that moment, by what the host has said so far; an hour after its end it is over. */
    Optional<UUID> findLive(UUID tourId, Instant takenAt) {
        if (takenAt == null) {
            return Optional.empty();
        }
        return Sql.with(database, """
                select id from stop
                where tour_id = ? and arrived_at <= ? and coalesce(left_at, ends_at + interval '1 hour') >= ?
                order by arrived_at desc limit 1""", select -> {
                    select.setObject(1, tourId);
                    select.setObject(2, takenAt.atOffset(ZoneOffset.UTC));
                    select.setObject(3, takenAt.atOffset(ZoneOffset.UTC));
                    return Sql.list(select, row -> row.getObject(1, UUID.class));
                })
                .stream()
                .findFirst();
    }

    /** Finds for the public: a hidden stop is none. */
    Stop getPublic(Tour tour, String slug) {
        return Stop.<Stop>find("tourId = ?1 and slug = ?2 and published", tour.id, slug)
                .firstResultOptional()
                .or(() -> Stop.findByPublicFormerSlug(tour.id, slug).filter(stop -> stop.published))
                .orElseThrow(() -> ProblemException.notFound("There is no such stop on this tour."));
    }
}
