package org.whistlestop.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.support.Problem;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.StopView;
import org.whistlestop.tour.Stops;
import org.whistlestop.tour.StoreTime;
import org.whistlestop.tour.TourView;
import org.whistlestop.tour.Tours;

/** Prepares the host's page in words. */
@ApplicationScoped
class CheckInScreens {

    @Inject
    Tours tours;

    @Inject
    HostsTours hostsTours;

    @Inject
    Stops stops;

    @Inject
    CheckIns checkIns;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** Empty for who is host of no tour. */
    @Transactional
    Optional<CheckInScreen> of(String tourSlug, String stopSlug, UUID saidId, Problem problem, String note) {
        var own = hostsTours.list();
        var now = clock.instant();
        return hostsTours
                .choose(own, tourSlug, now)
                .map(tour -> screen(own, tour, stopSlug, saidId, problem, note, now));
    }

    /** Tours that somebody works on who is not their host. */
    List<TourView> toursOfOthers() {
        return tours.listOwn(Permission.SEE);
    }

    private CheckInScreen.Phone phone() {
        return switch (caller.credential().kind()) {
            case PHONE -> CheckInScreen.Phone.ENROLLED;
            case SESSION -> caller.isFresh() ? CheckInScreen.Phone.READY : CheckInScreen.Phone.STALE;
            case TOKEN -> CheckInScreen.Phone.NONE;
        };
    }

    private CheckInScreen screen(
            List<TourView> own,
            TourView tour,
            String stopSlug,
            UUID saidId,
            Problem problem,
            String note,
            Instant now) {
        var all = stops.list(tour.slug());
        var chosen = all.stream()
                .filter(stop -> stop.slug().equals(stopSlug))
                .findFirst()
                .or(() -> HostsStop.guess(all, now))
                .orElse(null);
        return new CheckInScreen(
                own.stream()
                        .map(other -> new CheckInScreen.Choice(other.slug(), other.title(), other.equals(tour)))
                        .toList(),
                tour.slug(),
                tour.title(),
                chosen == null ? null : card(chosen, now),
                all.stream().map(stop -> choice(stop, stop.equals(chosen))).toList(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                said(saidId, all),
                problem == null ? null : problem.detail(),
                note,
                reach(tour),
                phone());
    }

    private static CheckInScreen.Choice choice(StopView stop, boolean chosen) {
        var label = StoreTime.day(stop.startsLocal()) + " · " + stop.venue().city() + ", "
                + stop.venue().store() + " · " + stop.status().word();
        return new CheckInScreen.Choice(stop.slug(), label, chosen);
    }

    private static CheckInScreen.Card card(StopView stop, Instant now) {
        var zone = ZoneId.of(stop.zone());
        var status = stop.status();
        return new CheckInScreen.Card(
                stop.slug(),
                stop.venue().store(),
                stop.venue().city(),
                HostsStop.isToday(stop, now) ? "Today" : StoreTime.day(stop.startsLocal()),
                StoreTime.window(stop.startsLocal(), stop.endsLocal()) + " " + StoreTime.zone(stop.starts(), zone),
                status.word(),
                since(stop, zone),
                stop.cancelReason(),
                status == StopStatus.PLANNED || status == StopStatus.LATE,
                status == StopStatus.LIVE,
                status == StopStatus.DONE);
    }

    private static String since(StopView stop, ZoneId zone) {
        return switch (stop.status()) {
            case LATE -> "Expected " + StoreTime.clock(stop.expectedAt(), zone, stop.startsLocal());
            case LIVE -> "You are here since " + StoreTime.clock(stop.arrivedAt(), zone, stop.startsLocal());
            case DONE ->
                stop.leftAt() == null
                        ? "Closed an hour after its time"
                        : "You left at " + StoreTime.clock(stop.leftAt(), zone, stop.startsLocal());
            case PLANNED, CANCELLED -> null;
        };
    }

    private CheckInScreen.Said said(UUID id, List<StopView> all) {
        return Optional.ofNullable(id)
                .flatMap(checkIns::find)
                .flatMap(checkIn -> all.stream()
                        .filter(stop -> stop.slug().equals(checkIn.stop()))
                        .findFirst()
                        .map(stop -> said(checkIn, stop)))
                .orElse(null);
    }

    private static CheckInScreen.Said said(CheckInView checkIn, StopView stop) {
        var at = StoreTime.clock(checkIn.happenedAt(), ZoneId.of(stop.zone()), stop.startsLocal());
        var effect = stop.venue().store() + " in " + stop.venue().city() + " is "
                + stop.status().word() + " now.";
        if (checkIn.withdrawn()) {
            return new CheckInScreen.Said("You took that back.", effect, null);
        }
        return switch (checkIn.kind()) {
            case ARRIVED -> new CheckInScreen.Said("You arrived at " + at + ".", effect, checkIn.id());
            case LATE ->
                new CheckInScreen.Said(
                        "You said you are " + checkIn.minutes() + " minutes late.", effect, checkIn.id());
            case LEFT -> new CheckInScreen.Said("You left at " + at + ".", effect, checkIn.id());
            case WITHDRAWN -> new CheckInScreen.Said("Taken back.", effect, null);
        };
    }

    private static String reach(TourView tour) {
        if (tour.publicAfterLeaving()) {
            return "The public learns that you were here when you have left.";
        }
        return tour.publicDelayMinutes() == 0
                ? null
                : "The public learns of each tap after " + tour.publicDelayMinutes() + " minutes.";
    }
}
