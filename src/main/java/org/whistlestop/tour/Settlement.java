package org.whistlestop.tour;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.whistlestop.tour.log.EventKind;
import org.whistlestop.tour.log.TourLog;

/**
 * Brings a stop's states up to now and tells the log what the public may learn by it. Whatever changed (a check-in, an edit, a
 * reveal, the clock), this is the one place where it takes effect; settling twice changes nothing.
 */
@ApplicationScoped
public class Settlement {

    @Inject
    TourLog log;

    @Inject
    HostMoves moves;

    @Inject
    @All
    List<StopFollower> followers;

    /**
     * Settles a stop of a tour that the caller has taken.
     *
     * @param change what the caller did to the stop's plan, or null
     */
    public void settle(Tour tour, Stop stop, Instant now, EventKind change) {
        settle(tour, stop, now, change, true);
    }

    /** The same for new words at a stop, which leave its plan as it is. */
    public void settleWords(Tour tour, Stop stop, Instant now) {
        settle(tour, stop, now, EventKind.CHANGED, false);
    }

    private void settle(Tour tour, Stop stop, Instant now, EventKind change, boolean isPlan) {
        stop.state = stateOf(stop, null, now);
        if (tour.publicAfterLeaving) {
            releaseOrHold(stop, now);
        }
        var shownBefore = stop.shown;
        stop.shown = tour.delaysCheckIns() ? stateOf(stop, now, now) : stop.state;
        if (stop.isRevealed(now)) {
            tell(stop, shownBefore, now, change, isPlan);
        }
        followers.forEach(follower -> follower.follow(tour, stop, now));
        stop.nextDue = nextDue(tour, stop, now);
    }

    /** Settles all stops of a tour that tells sooner or later than before. */
    void settleAnew(Tour tour, Instant now) {
        moves.reschedule(tour);
        tour.stops().forEach(stop -> settle(tour, stop, now, null));
    }

    /** Where the host was becomes public together with the host's leaving, which may have a delay of its own. */
    private void releaseOrHold(Stop stop, Instant now) {
        if (stop.state.status() == StopStatus.DONE) {
            var said = moves.at(stop.id, null, null);
            moves.release(stop.id, said.hasLeft() ? said.left().id() : null, now);
        } else {
            moves.hold(stop.id);
        }
    }

    private StopState stateOf(Stop stop, Instant publicBy, Instant now) {
        if (stop.cancelledAt != null && !wasDoneWhenCancelled(stop, publicBy)) {
            return StopState.CANCELLED;
        }
        return StopState.of(stop.window, moves.at(stop.id, null, publicBy), now);
    }

    /** A "left" that arrives hours late may show that the stop was over before somebody cancelled it. */
    private boolean wasDoneWhenCancelled(Stop stop, Instant publicBy) {
        var before = StopState.of(stop.window, moves.at(stop.id, stop.cancelledAt, publicBy), stop.cancelledAt);
        return before.status() == StopStatus.DONE;
    }

    private void tell(Stop stop, StopState shownBefore, Instant now, EventKind change, boolean isPlan) {
        var isNew = !stop.published;
        if (isNew) {
            StopSlugs.publish(stop);
        }
        stop.published = true;
        var told = isNew ? EventKind.ADDED : change;
        if (told != null) {
            if (isNew || isPlan) {
                stop.tellPlan(now);
            }
            log.append(stop.tourId, told, stop.id, null, now);
        }
        var checkIns = moves.listUnnumbered(stop.id, now);
        for (var checkIn : checkIns) {
            var number = log.append(stop.tourId, checkIn.kind(), stop.id, checkIn.checkInId(), checkIn.at());
            moves.numbered(checkIn.checkInId(), number);
        }
        if (told == null && checkIns.isEmpty() && !stop.shown.equals(shownBefore)) {
            log.append(stop.tourId, closedOrChanged(stop), stop.id, null, now);
        }
    }

    private static EventKind closedOrChanged(Stop stop) {
        return stop.shown.status() == StopStatus.DONE ? EventKind.CLOSED : EventKind.CHANGED;
    }

    private Instant nextDue(Tour tour, Stop stop, Instant now) {
        return Stream.of(
                        stop.published || stop.cancelledAt != null ? null : stop.revealAt,
                        closesAt(stop, now),
                        tour.delaysCheckIns()
                                ? moves.findNextPublic(stop.id, now).orElse(null)
                                : null,
                        tour.delaysCheckIns() ? nextOfFollowers(tour, stop, now) : null)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private Instant nextOfFollowers(Tour tour, Stop stop, Instant now) {
        return followers.stream()
                .flatMap(follower -> follower.findNextPublic(tour, stop, now).stream())
                .min(Instant::compareTo)
                .orElse(null);
    }

    private Instant closesAt(Stop stop, Instant now) {
        if (stop.state.status().isOpen()) {
            return StopState.closesAt(stop.window, moves.at(stop.id, null, null));
        }
        return stop.shown.status().isOpen() ? StopState.closesAt(stop.window, moves.at(stop.id, null, now)) : null;
    }

    /** Settles one stop because its time has come; the id may be stale by now. Gives up where the tour is busy. */
    @jakarta.transaction.Transactional
    void settleDue(UUID tourId, UUID stopId) {
        var now = log.takeSoon(tourId);
        Stop stop = Stop.findById(stopId);
        Tour tour = Tour.findById(tourId);
        if (stop != null && tour != null) {
            settle(tour, stop, now, null);
        }
    }
}
