package org.whistlestop.tour;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.log.EventKind;

/** Changes single stops of a tour, for who plans it. */
@ApplicationScoped
public class Stops {

    @Inject
    Audit audit;

    @Inject
    Tours tours;

    @Inject
    Caller caller;

    @Inject
    Settlement settlement;

    @Inject
    ZoneFinder zones;

    @Transactional
    public List<StopView> list(String tourSlug) {
        return tours.forCaller(tourSlug, Permission.SEE).stops().stream()
                .map(StopView::of)
                .toList();
    }

    @Transactional
    public StopView get(String tourSlug, String stopSlug) {
        return StopView.of(Stop.getBySlug(tours.forCaller(tourSlug, Permission.SEE).id, stopSlug));
    }

    @Transactional
    public StopView add(String tourSlug, NewStop request) {
        var tour = forPlanning(tourSlug);
        var venue = request.venue().venue();
        var window = TimeWindow.of(request.starts(), request.ends(), zoneOf(request, venue));
        var now = tours.take(tour);
        var stop = Stop.planned(tour.id, lastPosition(tour) + 1, venue, window, futureOrNull(request.revealAt(), now));
        addTo(tour, stop, now);
        audit.record(tour.id, "added", "stop", stop.id);
        return StopView.of(stop);
    }

    /** Adds a stop to a tour that the caller has taken. */
    public void addTo(Tour tour, Stop stop, Instant now) {
        if (!stop.isRevealed(now)) {
            StopSlugs.nameHidden(stop);
        }
        settlement.settle(tour, stop, now, null);
        stop.persistAndFlush();
        tour.revision++;
    }

    /** Takes all of a stop's plan as new; another store or city makes it a move, with a new address. */
    @Transactional
    public StopView edit(String tourSlug, String stopSlug, NewStop request) {
        var venue = request.venue().venue();
        return change(tourSlug, stopSlug, "edited", (stop, now) -> {
            var window = TimeWindow.of(request.starts(), request.ends(), zoneOf(request, venue));
            if (request.revealAt() != null && !request.revealAt().equals(stop.revealAt)) {
                hide(stop, request.revealAt(), now);
            }
            return replan(stop, venue, window);
        });
    }

    /** Puts a stop at another place and time and tells which kind of change that is; null when it is none. */
    public EventKind replan(Stop stop, Venue venue, TimeWindow window) {
        var toOtherStore = !venue.isSameStore(stop.venue);
        var slipped = !window.equals(stop.window);
        var reworded = !venue.equals(stop.venue);
        stop.venue = venue;
        stop.window = window;
        if (toOtherStore) {
            StopSlugs.rename(stop);
            return EventKind.MOVED;
        }
        return slipped ? EventKind.SLIPPED : reworded ? EventKind.CHANGED : null;
    }

    @Transactional
    public StopView move(String tourSlug, String stopSlug, NewVenue request) {
        return change(tourSlug, stopSlug, "moved", (stop, now) -> {
            var venue = request.venue();
            var zone = zones.at(venue.point()).orElse(stop.window.zone());
            return replan(stop, venue, TimeWindow.of(stop.window.startsLocal(), stop.window.endsLocal(), zone));
        });
    }

    @Transactional
    public StopView cancel(String tourSlug, String stopSlug, String words) {
        var reason = PlainText.checked("reason", words);
        return change(tourSlug, stopSlug, "cancelled", (stop, now) -> {
            var isNew = stop.cancelledAt == null;
            stop.cancel(reason, now);
            return isNew ? EventKind.CANCELLED : EventKind.CHANGED;
        });
    }

    @Transactional
    public StopView reinstate(String tourSlug, String stopSlug) {
        return change(tourSlug, stopSlug, "reinstated", (stop, now) -> {
            var wasCancelled = stop.cancelledAt != null;
            stop.reinstate();
            return wasCancelled ? EventKind.REINSTATED : null;
        });
    }

    @Transactional
    public StopView hideUntil(String tourSlug, String stopSlug, Instant revealAt) {
        return change(tourSlug, stopSlug, "hid", (stop, now) -> {
            hide(stop, revealAt, now);
            return null;
        });
    }

    @Transactional
    public StopView reveal(String tourSlug, String stopSlug) {
        return change(tourSlug, stopSlug, "revealed", (stop, now) -> {
            stop.revealAt = null;
            return null;
        });
    }

    /** Moves stops in time, once for each id however often it is asked; answers the stops that it reaches. */
    @Transactional
    public List<StopView> slip(String tourSlug, UUID id, NewSlip request) {
        var tour = forSlipping(tourSlug, request);
        var now = tours.take(tour);
        var first = Stop.getBySlug(tour.id, request.stop());
        Slip known = Slip.findById(id);
        if (known != null && !known.says(first, request)) {
            throw ProblemException.invalid("id", "Another slip has this id", "Make a new id for a new slip");
        }
        var reached = tour.stops().stream()
                .filter(stop -> reaches(request.scope(), first, stop))
                .toList();
        if (known == null) {
            PlanNow.mustBeKnown(first, request.stop(), request.planned());
            PlanNow.mustBeKnown(reached, request.plans());
            var windows = SlippedWindows.of(reached, Duration.ofMinutes(request.minutes()));
            new Slip(id, first, request, caller.person().id, now).persist();
            reached.forEach(stop -> slip(tour, stop, windows.get(stop), now));
            tour.revision++;
            audit.record(
                    tour.id,
                    "slipped",
                    "stop",
                    first.id,
                    request.minutes() + " min, " + request.scope().word());
        }
        return reached.stream().map(StopView::of).toList();
    }

    /** The rest of a day is also the host's to slip, from a phone that may do little else. */
    private Tour forSlipping(String tourSlug, NewSlip request) {
        if (request.isWithinADay()) {
            return tours.forCaller(tourSlug, Permission.SLIP_DAY);
        }
        caller.mustHold(Scope.PLAN);
        return forPlanning(tourSlug);
    }

    private void slip(Tour tour, Stop stop, TimeWindow window, Instant now) {
        stop.window = window;
        settlement.settle(tour, stop, now, EventKind.SLIPPED);
    }

    private static boolean reaches(Slip.Scope scope, Stop first, Stop stop) {
        if (stop.id.equals(first.id)) {
            return true;
        }
        var behind = stop.window.starts().isAfter(first.window.starts())
                && stop.state.status().isOpen();
        return switch (scope) {
            case STOP -> false;
            case DAY ->
                behind
                        && stop.window
                                .startsLocal()
                                .toLocalDate()
                                .equals(first.window.startsLocal().toLocalDate());
            case FOLLOWING -> behind;
        };
    }

    private StopView change(String tourSlug, String stopSlug, String word, BiFunction<Stop, Instant, EventKind> act) {
        var tour = forPlanning(tourSlug);
        var now = tours.take(tour);
        var stop = Stop.getBySlug(tour.id, stopSlug);
        var change = act.apply(stop, now);
        settlement.settle(tour, stop, now, change);
        tour.revision++;
        audit.record(tour.id, word, "stop", stop.id);
        return StopView.of(stop);
    }

    private static void hide(Stop stop, Instant revealAt, Instant now) {
        if (stop.published) {
            throw ProblemException.conflict("The public has seen this stop already; it cannot be hidden again.");
        }
        stop.revealAt = futureOrNull(revealAt, now);
    }

    private static Instant futureOrNull(Instant revealAt, Instant now) {
        return revealAt == null || !revealAt.isAfter(now) ? null : revealAt;
    }

    private Tour forPlanning(String slug) {
        return tours.forCaller(slug, Permission.PLAN);
    }

    /** The zone that a new stop would have: the one named, else the one of its place. */
    public ZoneId zoneFor(NewStop request) {
        return zoneOf(request, request.venue().venue());
    }

    private ZoneId zoneOf(NewStop request, Venue venue) {
        return request.zone() != null
                ? NewVenue.zone(request.zone())
                : zones.at(venue.point())
                        .orElseThrow(() -> ProblemException.invalid(
                                "zone", "No time zone is known for this place", "Name it, like America/New_York"));
    }

    private static int lastPosition(Tour tour) {
        return Stop.getEntityManager()
                .createQuery("select coalesce(max(position), 0) from Stop where tourId = :tour", Integer.class)
                .setParameter("tour", tour.id)
                .getSingleResult();
    }
}
