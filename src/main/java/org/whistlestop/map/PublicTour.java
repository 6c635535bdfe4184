package org.whistlestop.map;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.PublicPerson;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.Tour;

/**
 * A tour as the public knows it at one event number. The entities are detached: read, never written.
 *
 * @param stops public ones only, in order of time
 * @param photos the newest, at most six
 * @param streams where the host can be watched, by the ids of the stops that are live
 */
public record PublicTour(
        Tour tour,
        PublicPerson host,
        long number,
        List<Stop> stops,
        List<PhotoCard> photos,
        Map<UUID, String> streams) {

    public Optional<Stop> findStop(UUID id) {
        return stops.stream().filter(stop -> stop.id.equals(id)).findFirst();
    }

    public Optional<Stop> findStop(String slug) {
        return stops.stream().filter(stop -> stop.slug.equals(slug)).findFirst();
    }

    /** The stop where the host is, else the next one to come. */
    public Optional<Stop> findNext(Instant now) {
        return findLive().or(() -> stops.stream()
                .filter(stop -> isToCome(stop) && stop.window.ends().isAfter(now))
                .findFirst());
    }

    public Optional<Stop> findLive() {
        return stops.stream()
                .filter(stop -> stop.shown.status() == StopStatus.LIVE)
                .findFirst();
    }

    private static boolean isToCome(Stop stop) {
        return stop.shown.status() == StopStatus.PLANNED || stop.shown.status() == StopStatus.LATE;
    }
}
