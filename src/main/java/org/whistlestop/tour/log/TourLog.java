package org.whistlestop.tour.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Appends to the tours' logs and reads them. */
@ApplicationScoped
public class TourLog {

    @Inject
    EntityManager database;

    @Inject
    Event<TourAdvanced> advanced;

    /** Makes the log of a new tour. */
    @Transactional(TxType.MANDATORY)
    public void open(UUID tourId) {
        database.createNativeQuery("insert into tour_log (tour_id) values (:tour)")
                .setParameter("tour", tourId)
                .executeUpdate();
    }

    /**
     * Waits until this transaction is the only one that writes to the tour, and keeps it so until its end: what is read
     * afterwards is complete, and numbers follow the order of commits. Answers the database's time.
     */
    @Transactional(TxType.MANDATORY)
    public Instant take(UUID tourId) {
        return (Instant) database.createNativeQuery(
                        "select clock_timestamp() from tour_log where tour_id = :tour for update", Instant.class)
                .setParameter("tour", tourId)
                .getSingleResult();
    }

    /** Appends an event; the caller has {@link #take taken} the tour. */
    @Transactional(TxType.MANDATORY)
    public long append(UUID tourId, EventKind kind, UUID stopId, UUID checkInId, Instant at) {
        var number = (Number) database.createNativeQuery("""
                        with next as (
                            update tour_log set last_number = last_number + 1 where tour_id = :tour returning last_number)
                        insert into tour_event (tour_id, number, kind, stop_id, check_in_id, at)
                        select :tour, last_number, :kind, :stop, cast(:checkIn as uuid), :at from next
                        returning number""", Long.class)
                .setParameter("tour", tourId)
                .setParameter("kind", kind.name())
                .setParameter("stop", stopId)
                .setParameter("checkIn", checkInId == null ? null : checkInId.toString())
                .setParameter("at", at)
                .getSingleResult();
        advanced.fire(new TourAdvanced(tourId, true));
        return number.longValue();
    }

    /** Reads the events behind a number, oldest first. */
    @Transactional
    public List<TourEvent> listAfter(UUID tourId, long number, int limit) {
        List<?> rows = database.createNativeQuery("""
                        select number, kind, stop_id, check_in_id, at from tour_event
                        where tour_id = :tour and number > :number order by number limit :limit""", Object[].class)
                .setParameter("tour", tourId)
                .setParameter("number", number)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(row -> event((Object[]) row)).toList();
    }

    private static TourEvent event(Object[] row) {
        return new TourEvent(
                ((Number) row[0]).longValue(),
                EventKind.valueOf((String) row[1]),
                (UUID) row[2],
                (UUID) row[3],
                (Instant) row[4]);
    }

    /** The newest event's number, 0 when nothing has happened yet. */
    @Transactional
    public long lastNumber(UUID tourId) {
        return ((Number)
                        database.createNativeQuery("select last_number from tour_log where tour_id = :tour", Long.class)
                                .setParameter("tour", tourId)
                                .getSingleResult())
                .longValue();
    }
}
