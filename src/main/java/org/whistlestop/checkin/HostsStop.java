package org.whistlestop.checkin;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.StopView;

/** Guesses which stop the host's phone is about. */
final class HostsStop {

    private HostsStop() {}

    /** The live one, else today's (by the store's own clock), else the next, else the last; stops in order of time. */
    static Optional<StopView> guess(List<StopView> stops, Instant now) {
        return first(stops, stop -> stop.status() == StopStatus.LIVE)
                .or(() -> first(stops, stop -> stop.status().isOpen() && isToday(stop, now)))
                .or(() -> first(
                        stops, stop -> stop.status().isOpen() && stop.ends().isAfter(now)))
                .or(() -> stops.isEmpty() ? Optional.empty() : Optional.of(stops.get(stops.size() - 1)));
    }

    static boolean isToday(StopView stop, Instant now) {
        var today = now.atZone(ZoneId.of(stop.zone())).toLocalDate();
        return stop.startsLocal().toLocalDate().equals(today);
    }

    private static Optional<StopView> first(List<StopView> stops, Predicate<StopView> wanted) {
        return stops.stream().filter(wanted).findFirst();
    }
}
