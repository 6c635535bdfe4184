package org.whistlestop.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Credential;
import org.whistlestop.tour.Stops;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.TourView;
import org.whistlestop.tour.log.TourLog;

/** Packs what a host's phone takes along. */
@ApplicationScoped
class Pockets {

    @Inject
    HostsTours tours;

    @Inject
    Stops stops;

    @Inject
    TourLog log;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** Empty for who is host of no tour. */
    @Transactional
    Optional<Pocket> find(String tourSlug) {
        var own = tours.list();
        var now = clock.instant();
        return tours.choose(own, tourSlug, now).map(tour -> pocket(own, tour, now));
    }

    /** The number is read before the stops: they may be newer than it says, never older. */
    private Pocket pocket(List<TourView> own, TourView tour, Instant now) {
        var number = log.lastNumber(Tour.getBySlug(tour.slug()).id);
        var person = caller.person();
        return new Pocket(
                new Pocket.Owner(person.id, person.name),
                caller.credential().kind() == Credential.Kind.PHONE,
                own.stream()
                        .map(other -> new Pocket.Choice(other.slug(), other.title()))
                        .toList(),
                tour,
                number,
                now,
                stops.list(tour.slug()).stream().map(Pocket.Stop::of).toList());
    }
}
