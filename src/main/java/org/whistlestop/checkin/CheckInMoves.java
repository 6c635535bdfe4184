package org.whistlestop.checkin;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.support.Sql;
import org.whistlestop.tour.HostMoves;
import org.whistlestop.tour.Moves;
import org.whistlestop.tour.Tour;

/** Reads a stop's moves off its check-ins: the newest of each kind, one index look-up each, however many there are. */
@ApplicationScoped
class CheckInMoves implements HostMoves {

    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    @Inject
    EntityManager database;

    @Inject
    AgroalDataSource connections;

    @Override
    public Moves at(UUID stopId, Instant happenedBy, Instant publicBy) {
        var moves = new EnumMap<CheckInKind, Moves.Move>(CheckInKind.class);
        Sql.with(connections, """
                select newest.kind, newest.id, newest.counts_at, newest.minutes
                from (values ('ARRIVED'), ('LEFT'), ('LATE')) as said (kind)
                cross join lateral (
                    select kind, id, counts_at, minutes from check_in
                    where stop_id = ? and kind = said.kind and not withdrawn
                      and counts_at <= ? and (public_at <= ? or ?)
                    order by counts_at desc, id desc limit 1) as newest""", select -> {
            select.setObject(1, stopId);
            select.setObject(2, offsetOr(happenedBy, EVER));
            select.setObject(3, offsetOr(publicBy, EVER));
            select.setBoolean(4, publicBy == null);
            return Sql.list(select, row -> moves.put(CheckInKind.valueOf(row.getString(1)), move(row)));
        });
        return new Moves(moves.get(CheckInKind.ARRIVED), moves.get(CheckInKind.LEFT), moves.get(CheckInKind.LATE));
    }

    private static Moves.Move move(ResultSet row) throws SQLException {
        return new Moves.Move(row.getObject(2, UUID.class), Sql.instant(row, 3), row.getInt(4));
    }

    private static OffsetDateTime offsetOr(Instant instant, Instant otherwise) {
        return (instant == null ? otherwise : instant).atOffset(ZoneOffset.UTC);
    }

    @Override
    public List<Unnumbered> listUnnumbered(UUID stopId, Instant publicBy) {
        return CheckIn.find("stopId = ?1 and number is null and publicAt <= ?2 order by countsAt, id", stopId, publicBy)
                .project(Waiting.class)
                .stream()
                .map(checkIn -> new Unnumbered(checkIn.id, checkIn.kind.event(), checkIn.countsAt))
                .toList();
    }

    @Override
    public void numbered(UUID checkInId, long number) {
        CheckIn.update("number = ?1 where id = ?2", number, checkInId);
    }

    /** Read apart from the entity, which a statement of this transaction may have left behind. */
    @RegisterForReflection
    record Waiting(UUID id, CheckInKind kind, Instant countsAt) {}

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
    public void release(UUID stopId, UUID leftId, Instant publicAt) {
        CheckIn.update("""
                publicAt = coalesce((select gone.publicAt from CheckIn gone where gone.id = ?3), ?1)
                where stopId = ?2 and publicAt is null""", publicAt, stopId, leftId);
    }

    @Override
    public void hold(UUID stopId) {
        CheckIn.update("""
                publicAt = null
                where stopId = ?1 and number is null and publicAt is not null and kind in ?2""", stopId, CheckInKind.TELL_WHERE);
    }

    @Override
    public void reschedule(Tour tour) {
        CheckIn.<CheckIn>list("tourId = ?1 and number is null", tour.id)
                .forEach(checkIn -> CheckIn.update("publicAt = ?1 where id = ?2", checkIn.publicAt(tour), checkIn.id));
    }
}
