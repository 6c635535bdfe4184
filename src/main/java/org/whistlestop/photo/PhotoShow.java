package org.whistlestop.photo;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.whistlestop.support.Sql;
import org.whistlestop.tour.Settlement;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopFollower;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;
import org.whistlestop.tour.log.EventKind;
import org.whistlestop.tour.log.TourLog;

/**
 * Shows photos to the public and takes them away again: the one place where a photo appears, whatever made it ready (its
 * files, a decision, its stop, the clock). A photo tells where the host is, so it waits like a check-in.
 */
@ApplicationScoped
class PhotoShow implements StopFollower {

    @Inject
    AgroalDataSource database;

    @Inject
    TourLog log;

    @Inject
    Tours tours;

    /** Which asks for us when it is made. */
    @Inject
    Instance<Settlement> settlement;

    /** Changes a photo and lets the public see what has come of it; nothing when there is no such photo any more. */
    @Transactional(TxType.MANDATORY)
    void change(UUID photoId, Consumer<Photo> change) {
        Photo photo = Photo.findById(photoId);
        if (photo != null) {
            change(Tour.<Tour>findById(photo.tourId), List.of(photoId), change);
        }
    }

    /** Changes photos of one tour; each of their stops is settled once, however many they are. */
    @Transactional(TxType.MANDATORY)
    void change(Tour tour, Collection<UUID> photoIds, Consumer<Photo> change) {
        var now = tours.take(tour);
        var stops = new LinkedHashSet<UUID>();
        for (var photo : Photo.<Photo>list("id in ?1 and tourId = ?2 order by id", photoIds, tour.id)) {
            Photo.getEntityManager().refresh(photo);
            change(photo, change, now);
            stops.add(photo.stopId);
        }
        Photo.flush();
        stops.stream().filter(Objects::nonNull).forEach(stopId -> settle(tour, stopId, now));
    }

    private void change(Photo photo, Consumer<Photo> change, Instant now) {
        var before = Seen.of(photo);
        change.accept(photo);
        var after = Seen.of(photo);
        if (photo.shown && !Objects.equals(before.stopId, after.stopId) || photo.status != PhotoStatus.APPROVED) {
            hide(photo, before.stopId, now);
        } else if (photo.shown && !before.equals(after)) {
            log.appendPhoto(photo.tourId, EventKind.PHOTO_CHANGED, photo.stopId, photo.id, now);
        }
    }

    /** Read anew: it may have been read before the tour was taken. */
    private void settle(Tour tour, UUID stopId, Instant now) {
        Stop stop = Stop.findById(stopId);
        Stop.getEntityManager().refresh(stop);
        settlement.get().settle(tour, stop, now, null);
    }

    private void hide(Photo photo, UUID stopId, Instant now) {
        if (photo.shown) {
            photo.shown = false;
            photo.lead = false;
            log.appendPhoto(photo.tourId, EventKind.PHOTO_REMOVED, stopId, photo.id, now);
        }
    }

    @Override
    public void follow(Tour tour, Stop stop, Instant now) {
        attachWhatWasTakenHere(stop);
        if (stop.published && tellsOfPhotos(tour, stop)) {
            for (var id : listDue(stop.id, now.minus(delay(tour)))) {
                show(stop, id, now);
            }
        }
    }

    /** Where check-ins are told later, a photo of the host is not told before the host's arrival. */
    private static boolean tellsOfPhotos(Tour tour, Stop stop) {
        var shown = stop.shown.status();
        if (tour.publicAfterLeaving) {
            return shown == StopStatus.DONE;
        }
        return tour.publicDelayMinutes == 0 || shown == StopStatus.LIVE || shown == StopStatus.DONE;
    }

    private static Duration delay(Tour tour) {
        return Duration.ofMinutes(tour.publicDelayMinutes);
    }

    private void attachWhatWasTakenHere(Stop stop) {
        if (stop.state.arrivedAt() == null) {
            return;
        }
        var until = stop.state.leftAt() != null
                ? stop.state.leftAt()
                : stop.window.ends().plus(Duration.ofHours(1));
        Sql.with(
                database,
                "update photo set stop_id = ? where tour_id = ? and stop_id is null and taken_at between ? and ?",
                update -> {
                    update.setObject(1, stop.id);
                    update.setObject(2, stop.tourId);
                    update.setObject(3, stop.state.arrivedAt().atOffset(ZoneOffset.UTC));
                    update.setObject(4, until.atOffset(ZoneOffset.UTC));
                    return update.executeUpdate();
                });
    }

    private List<UUID> listDue(UUID stopId, Instant receivedBy) {
        return Sql.with(database, """
                select id from photo
                where stop_id = ? and status = 'APPROVED' and not shown and width is not null and received_at <= ?
                order by received_at, id""", select -> {
            select.setObject(1, stopId);
            select.setObject(2, receivedBy.atOffset(ZoneOffset.UTC));
            return Sql.list(select, row -> row.getObject(1, UUID.class));
        });
    }

    private void show(Stop stop, UUID photoId, Instant now) {
        Sql.with(database, "update photo set shown = true, shown_at = ? where id = ?", update -> {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setObject(2, photoId);
            return update.executeUpdate();
        });
        log.appendPhoto(stop.tourId, EventKind.PHOTO_SHOWN, stop.id, photoId, now);
    }

    @Override
    public Optional<Instant> findNextPublic(Tour tour, Stop stop, Instant after) {
        var receivedAfter = after.minus(delay(tour));
        return Sql.with(database, """
                select min(received_at) from photo
                where stop_id = ? and status = 'APPROVED' and not shown and width is not null and received_at > ?
                having min(received_at) is not null""", select -> {
                    select.setObject(1, stop.id);
                    select.setObject(2, receivedAfter.atOffset(ZoneOffset.UTC));
                    return Sql.list(select, row -> Sql.instant(row, 1));
                })
                .stream()
                .findFirst()
                .map(receivedAt -> receivedAt.plus(delay(tour)));
    }

    /** What the public sees of a photo. */
    private record Seen(UUID stopId, String credit, String alt, String caption, Integer width, boolean lead) {
        static Seen of(Photo photo) {
            return new Seen(photo.stopId, photo.credit, photo.alt, photo.caption, photo.width, photo.lead);
        }
    }
}
