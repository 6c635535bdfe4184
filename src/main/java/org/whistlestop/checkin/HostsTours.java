package org.whistlestop.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.whistlestop.account.Permission;
import org.whistlestop.tour.Stops;
import org.whistlestop.tour.TourView;
import org.whistlestop.tour.Tours;

/** Tells which of a host's tours the phone is about. */
@ApplicationScoped
class HostsTours {

    private static final Duration NEVER = Duration.ofDays(36_500);

    @Inject
    Tours tours;

    @Inject
    Stops stops;

    List<TourView> list() {
        return tours.listOwn(Permission.CHECK_IN);
    }

    /** The one named, else the one whose next stop is nearest in time; empty for who is host of none. */
    Optional<TourView> choose(List<TourView> own, String slug, Instant now) {
        return own.stream().filter(tour -> tour.slug().equals(slug)).findFirst().or(() -> nearest(own, now));
    }

    private Optional<TourView> nearest(List<TourView> own, Instant now) {
        return own.size() < 2
                ? own.stream().findFirst()
                : own.stream().min(Comparator.comparing(tour -> untilStop(tour, now)));
    }

    private Duration untilStop(TourView tour, Instant now) {
        return HostsStop.guess(stops.list(tour.slug()), now)
                .map(stop -> Duration.between(now, stop.starts()).abs())
                .orElse(NEVER);
    }
}
