package org.whistlestop.checkin;

import static org.whistlestop.checkin.CheckInKind.ARRIVED;
import static org.whistlestop.checkin.CheckInKind.LATE;
import static org.whistlestop.checkin.CheckInKind.LEFT;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.whistlestop.tour.StopState;
import org.whistlestop.tour.StopStatus;

/** Says what a check-in made of its stop, or why nothing. */
@ApplicationScoped
class StopReceipt implements ReceiptSource {

    @Override
    public int place() {
        return 20;
    }

    @Override
    public List<ReceiptRow> rows(Tap tap) {
        var idle = findWhyNothing(tap);
        var state = idle.isPresent() ? ReceiptRow.State.NONE : ReceiptRow.State.DONE;
        var at = idle.isPresent() ? null : tap.checkIn().countsAt;
        return List.of(new ReceiptRow("stop", "Stop", state, idle.orElseGet(() -> words(tap)), at, null));
    }

    private static Optional<String> findWhyNothing(Tap tap) {
        var checkIn = tap.checkIn();
        if (checkIn.withdrawn) {
            return Optional.of("It was taken back; " + isNow(tap));
        }
        if (tap.stop().state.status() == StopStatus.CANCELLED) {
            return Optional.of("It changed nothing: " + tap.place() + " is cancelled.");
        }
        return switch (checkIn.kind) {
            case WITHDRAWN -> Optional.ofNullable(takesBackNothing(checkIn));
            case ARRIVED, LATE, LEFT ->
                findStronger(checkIn)
                        .map(stronger -> "It changed nothing: " + said(tap, stronger))
                        .or(() -> findClosed(tap));
        };
    }

    private static String takesBackNothing(CheckIn withdrawal) {
        var isHere = CheckIn.count("id = ?1 and stopId = ?2", withdrawal.withdraws, withdrawal.stopId) == 1;
        return isHere ? null : "It changed nothing yet: what it takes back has not reached us.";
    }

    /** A word that stood already when this one came, and that this one does not change. */
    private static Optional<CheckIn> findStronger(CheckIn checkIn) {
        return CheckIn.<CheckIn>find(
                        """
                        stopId = ?1 and kind in ?2 and not withdrawn and receivedAt < ?3
                        and (countsAt > ?4 or countsAt = ?4 and id > ?5 or ?6 = true and kind <> ?7)
                        order by countsAt desc, id desc""",
                        checkIn.stopId,
                        strongerThan(checkIn.kind),
                        checkIn.receivedAt,
                        checkIn.countsAt,
                        checkIn.id,
                        checkIn.kind == LATE,
                        LATE)
                .page(0, 1)
                .firstResultOptional();
    }

    /** Who has come or gone is not late any more, whenever that was said. */
    private static Set<CheckInKind> strongerThan(CheckInKind kind) {
        return kind == LATE ? EnumSet.of(ARRIVED, LEFT, LATE) : EnumSet.of(ARRIVED, LEFT);
    }

    private static Optional<String> findClosed(Tap tap) {
        var checkIn = tap.checkIn();
        var closed = StopState.closesAt(tap.stop().window, checkIn.kind == ARRIVED ? checkIn.countsAt : null);
        return checkIn.kind == LEFT || checkIn.receivedAt.isBefore(closed)
                ? Optional.empty()
                : Optional.of("It changed nothing: the clock had closed the stop at " + tap.clock(closed) + ".");
    }

    private static String said(Tap tap, CheckIn stronger) {
        var at = tap.clock(stronger.countsAt);
        return switch (stronger.kind) {
            case ARRIVED -> "the host had arrived at " + at + " already.";
            case LEFT -> "the host had left at " + at + " already.";
            case LATE, WITHDRAWN -> "a later word of " + at + " stood already.";
        };
    }

    private static String words(Tap tap) {
        var checkIn = tap.checkIn();
        var at = tap.clock(checkIn.countsAt);
        var now = tap.stop().state;
        return switch (checkIn.kind) {
            case ARRIVED ->
                checkIn.countsAt.equals(now.arrivedAt()) && now.status() == StopStatus.LIVE
                        ? tap.place() + " is live since " + at + "."
                        : tap.place() + " became live at " + at + "; " + isNow(tap);
            case LATE ->
                now.status() == StopStatus.LATE
                        ? tap.place() + " is late; the host is expected at " + tap.clock(now.expectedAt()) + "."
                        : tap.place() + " was " + checkIn.minutes + " minutes late; " + isNow(tap);
            case LEFT ->
                now.status() == StopStatus.DONE
                        ? tap.place() + " is done since " + at + "."
                        : tap.place() + " became done at " + at + "; " + isNow(tap);
            case WITHDRAWN -> "An earlier word is taken back; " + isNow(tap);
        };
    }

    private static String isNow(Tap tap) {
        return "it is " + tap.stop().state.status().word() + " now.";
    }
}
