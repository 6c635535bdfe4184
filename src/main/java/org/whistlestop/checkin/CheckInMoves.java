package org.whistlestop.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.tour.HostMoves;
import org.whistlestop.tour.Moves;

/** Reads a stop's moves off its check-ins: the newest of each kind, one index look-up each, however many there are. */
@ApplicationScoped
class CheckInMoves implements HostMoves {

    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    @Inject
    EntityManager database;

    @Override
    public Moves at(UUID stopId, Instant happenedBy, Instant publicBy) {
        Moves.Move arrived = null;
        Moves.Move left = null;
        Moves.Move late = null;
        for (var row : newestOfEachKind(stopId, happenedBy, publicBy)) {
            var move =
                    new Moves.Move((UUID) row[1], (Instant) row[2], row[3] == null ? 0 : ((Number) row[3]).intValue());
            switch (CheckInKind.valueOf((String) row[0])) {
                case ARRIVED -> arrived = move;
                case LEFT -> left = move;
                case LATE -> late = move;
                case WITHDRAWN -> throw new IllegalStateException("never asked for");
            }
        }
        return new Moves(arrived, left, late);
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> newestOfEachKind(UUID stopId, Instant happenedBy, Instant publicBy) {
        var publicOnly = publicBy == null ? "" : " and public_at <= :publicBy";
        var query = database.createNativeQuery("""
                        select newest.kind, newest.id, newest.counts_at, newest.minutes
                        from (values ('ARRIVED'), ('LEFT'), ('LATE')) as said (kind)
                        cross join lateral (
                            select kind, id, counts_at, minutes from check_in
                            where stop_id = :stop and kind = said.kind and not withdrawn
                              and counts_at <= :happenedBy""" + publicOnly + """

                            order by counts_at desc, id desc limit 1) as newest""", Object[].class)
                .setParameter("stop", stopId)
                .setParameter("happenedBy", happenedBy == null ? EVER : happenedBy);
        if (publicBy != null) {
            query.setParameter("publicBy", publicBy);
        }
        return query.getResultList();
    }

    @Override
    public List<Unnumbered> listUnnumbered(UUID stopId, Instant publicBy) {
        return CheckIn.<CheckIn>list(
                        "stopId = ?1 and number is null and publicAt <= ?2 order by countsAt, id", stopId, publicBy)
                .stream()
                .map(checkIn -> new Unnumbered(checkIn.id, checkIn.kind.event(), checkIn.countsAt))
                .toList();
    }

    @Override
    public void numbered(UUID checkInId, long number) {
        CheckIn.<CheckIn>findById(checkInId).number = number;
    }

    @Override
    public Optional<Instant> findNextPublic(UUID stopId, Instant after) {
        return Optional.ofNullable(database.createQuery(
                        "select min(publicAt) from CheckIn where stopId = :stop and number is null and publicAt > :after",
                        Instant.class)
                .setParameter("stop", stopId)
                .setParameter("after", after)
                .getSingleResult());
    }

    @Override
    public void release(UUID stopId, Instant publicAt) {
        CheckIn.update("publicAt = ?1 where stopId = ?2 and publicAt is null", publicAt, stopId);
    }
}
