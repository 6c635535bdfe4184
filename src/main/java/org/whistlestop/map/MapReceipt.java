package org.whistlestop.map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.whistlestop.checkin.CheckInKind;
import org.whistlestop.checkin.ReceiptRow;
import org.whistlestop.checkin.ReceiptRow.State;
import org.whistlestop.checkin.ReceiptSource;
import org.whistlestop.checkin.Tap;
import org.whistlestop.tour.StoreTime;

/** Says since when the public knows of a check-in, or what it waits for. */
@ApplicationScoped
class MapReceipt implements ReceiptSource {

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    @Override
    public int place() {
        return 30;
    }

    @Override
    public List<ReceiptRow> rows(Tap tap) {
        return List.of(map(tap), page(tap));
    }

    private ReceiptRow map(Tap tap) {
        var known = tap.checkIn().number;
        if (known != null) {
            var since = publicSince(tap);
            var words = "On the live map since " + tap.clock(since) + ", as number " + known + " of the tour.";
            return row(State.DONE, tap.checkIn().withdrawn ? takenBack() : words, since, "/tours/" + tap.tour().slug);
        }
        if (tap.checkIn().withdrawn) {
            return row(State.NONE, "It was taken back before the public learned of it.", null, null);
        }
        return tap.stop().published ? waiting(tap) : hidden(tap);
    }

    private static String takenBack() {
        return "It was taken back; the live map shows it no longer.";
    }

    /** When it became public by itself, or together with a stop that was revealed later. */
    private Instant publicSince(Tap tap) {
        var revealed = (Instant) database.createNativeQuery("""
                select max(at) from tour_event
                where tour_id = :tour and stop_id = :stop and kind = 'ADDED' and number < :number""", Instant.class)
                .setParameter("tour", tap.tour().id)
                .setParameter("stop", tap.stop().id)
                .setParameter("number", tap.checkIn().number)
                .getSingleResult();
        var publicAt = tap.checkIn().publicAt;
        return revealed != null && revealed.isAfter(publicAt) ? revealed : publicAt;
    }

    private ReceiptRow waiting(Tap tap) {
        var publicAt = tap.checkIn().publicAt;
        if (publicAt == null) {
            return row(State.WAITING, "The public learns of it when the host has left.", null, null);
        }
        var words = publicAt.isAfter(clock.instant())
                ? "The public learns of it at " + tap.clock(publicAt) + ", " + minutes(tap.tour().publicDelayMinutes)
                        + " after it happened."
                : "The public learns of it any moment.";
        return row(State.WAITING, words, publicAt, null);
    }

    private static String minutes(int minutes) {
        return minutes == 1 ? "a minute" : minutes + " minutes";
    }

    private static ReceiptRow hidden(Tap tap) {
        var stop = tap.stop();
        if (stop.cancelledAt != null) {
            return row(State.NONE, "The stop was cancelled before the public knew of it.", null, null);
        }
        return row(
                State.WAITING,
                "The stop is hidden; the public learns of it on " + StoreTime.moment(stop.revealAt, stop.window.zone())
                        + ".",
                stop.revealAt,
                null);
    }

    private static ReceiptRow row(State state, String words, Instant at, String url) {
        return new ReceiptRow("map", "Live map", state, words, at, url);
    }

    private static ReceiptRow page(Tap tap) {
        var checkIn = tap.checkIn();
        if (checkIn.withdrawn || checkIn.kind == CheckInKind.WITHDRAWN) {
            return onPage(State.NONE, "The stop’s page says only what stands.", tap.page());
        }
        if (checkIn.number != null) {
            return onPage(State.DONE, "The stop’s page says it" + note(checkIn.note) + ".", tap.page());
        }
        return tap.stop().published || tap.stop().cancelledAt == null
                ? onPage(State.WAITING, "The stop’s page says it when the live map does.", tap.page())
                : onPage(State.NONE, "The stop has no page that the public sees.", null);
    }

    private static String note(String note) {
        return note == null ? "" : ", with the words “" + note + "”";
    }

    private static ReceiptRow onPage(State state, String words, String url) {
        return new ReceiptRow("page", "Stop’s page", state, words, null, url);
    }
}
