package org.whistlestop.tour.log;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.whistlestop.support.Sql;

/** Appends to the tours' logs and reads them. On plain JDBC: every check-in comes through here. */
@ApplicationScoped
public class TourLog {

    @Inject
    AgroalDataSource database;

    @Inject
    Event<TourAdvanced> advanced;

    /** Makes the log of a new tour. */
    @Transactional(TxType.MANDATORY)
    public void open(UUID tourId) {
        Sql.with(database, "insert into tour_log (tour_id) values (?)", insert -> {
            insert.setObject(1, tourId);
            return insert.executeUpdate();
        });
    }

    /**
     * Waits until this transaction is the only one that writes to the tour, and keeps it so until its end: what is read
     * afterwards is complete, and numbers follow the order of commits. Answers the database's time.
     */
    @Transactional(TxType.MANDATORY)
    public Instant take(UUID tourId) {
        return Sql.with(database, "select clock_timestamp() from tour_log where tour_id = ? for update", select -> {
            select.setObject(1, tourId);
            return Sql.single(select, row -> Sql.instant(row, 1));
        });
    }

    /** Takes the tour like {@link #take}, but gives up after two seconds: what is only due can be done later. */
    @Transactional(TxType.MANDATORY)
    public Instant takeSoon(UUID tourId) {
        Sql.with(database, "set local lock_timeout = '2s'", PreparedStatement::execute);
        return take(tourId);
    }

    /** Appends an event of a stop; the caller has {@link #take taken} the tour. */
    @Transactional(TxType.MANDATORY)
    public long append(UUID tourId, EventKind kind, UUID stopId, UUID checkInId, Instant at) {
        return append(tourId, new TourEvent(0, kind, stopId, checkInId, null, at));
    }

    /** Appends an event of a photo; the caller has {@link #take taken} the tour. */
    @Transactional(TxType.MANDATORY)
    public long appendPhoto(UUID tourId, EventKind kind, UUID stopId, UUID photoId, Instant at) {
        return append(tourId, new TourEvent(0, kind, stopId, null, photoId, at));
    }

    private long append(UUID tourId, TourEvent event) {
        var number = Sql.with(database, """
                with next as (
                    update tour_log set last_number = last_number + 1 where tour_id = ? returning tour_id, last_number)
                insert into tour_event (tour_id, number, kind, stop_id, check_in_id, photo_id, at)
                select tour_id, last_number, ?, ?, ?, ?, ? from next
                returning number""", insert -> {
            insert.setObject(1, tourId);
            insert.setString(2, event.kind().name());
            insert.setObject(3, event.stopId());
            insert.setObject(4, event.checkInId());
            insert.setObject(5, event.photoId());
            insert.setObject(6, event.at().atOffset(ZoneOffset.UTC));
            return Sql.single(insert, row -> row.getLong(1));
        });
        advanced.fire(new TourAdvanced(tourId, true));
        return number;
    }

    /** Reads the events behind a number, oldest first. */
    @Transactional
    public List<TourEvent> listAfter(UUID tourId, long number, int limit) {
        return Sql.with(database, """
                select number, kind, stop_id, check_in_id, photo_id, at from tour_event
                where tour_id = ? and number > ? order by number limit ?""", select -> {
            select.setObject(1, tourId);
            select.setLong(2, number);
            select.setInt(3, limit);
            return Sql.list(select, TourLog::event);
        });
    }

    private static TourEvent event(ResultSet row) throws SQLException {
        return new TourEvent(
                row.getLong(1),
                EventKind.valueOf(row.getString(2)),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getObject(5, UUID.class),
                Sql.instant(row, 6));
    }

    /** The newest event's number, 0 when nothing has happened yet. */
    @Transactional
    public long lastNumber(UUID tourId) {
        return Sql.with(database, "select last_number from tour_log where tour_id = ?", select -> {
            select.setObject(1, tourId);
            return Sql.single(select, row -> row.getLong(1));
        });
    }
}
