package org.whistlestop.map;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.StopTimes;

/**
 * A stop in the words that pages use.
 *
 * @param number its place in the order of time among the public stops, from 1
 * @param stream address where the host can be watched now, or null
 * @param now the moment that the countdown is told from
 */
public record StopCard(int number, String tour, Stop stop, String stream, Instant now) {

    public UUID id() {
        return stop.id;
    }

    public String url() {
        return "/tours/" + tour + "/stops/" + stop.slug;
    }

    public String store() {
        return stop.venue.store();
    }

    /** Boston, MA. */
    public String place() {
        var venue = stop.venue;
        return venue.region().isEmpty() ? venue.city() : venue.city() + ", " + venue.region();
    }

    public StopTimes times() {
        return new StopTimes(stop.window);
    }

    public Instant starts() {
        return stop.window.starts();
    }

    public Instant ends() {
        return stop.window.ends();
    }

    public String zoneId() {
        return stop.window.zone().getId();
    }

    StopStatus shownStatus() {
        return stop.shown.status();
    }

    public String status() {
        return shownStatus().word();
    }

    public String statusWords() {
        return switch (shownStatus()) {
            case PLANNED -> "Planned";
            case LATE -> "Running late";
            case LIVE -> "Live now";
            case DONE -> stop.shown.arrivedAt() == null && stop.shown.leftAt() == null ? "Over" : "Visited";
            case CANCELLED -> "Cancelled";
        };
    }

    /** Watch live on video.example.com: who follows a link knows where to. */
    public String watchWords() {
        return stream == null
                ? ""
                : "Watch live on " + URI.create(stream).getHost().toLowerCase(Locale.ROOT);
    }

    /** Whether it takes place, in the words of calendars (RFC 5545, section 3.8.1.11). */
    public String standing() {
        return isCancelled() ? "CANCELLED" : "CONFIRMED";
    }

    public boolean isLive() {
        return shownStatus() == StopStatus.LIVE;
    }

    public boolean isLate() {
        return shownStatus() == StopStatus.LATE;
    }

    public boolean isCancelled() {
        return shownStatus() == StopStatus.CANCELLED;
    }

    /** A cancelled stop stays among those to come until its time is over, so that nobody goes there in vain. */
    public boolean isToCome() {
        return switch (shownStatus()) {
            case PLANNED, LATE, LIVE -> true;
            case DONE -> false;
            case CANCELLED -> ends().isAfter(now);
        };
    }

    /** When the host is expected: later than the window's start after a word of running late. */
    public Instant expected() {
        var expectedAt = stop.shown.expectedAt();
        return shownStatus() == StopStatus.LATE && expectedAt != null ? expectedAt : starts();
    }

    public String eyebrow() {
        return isLive() ? "The host is here" : "Next stop";
    }

    public String countdown() {
        return switch (shownStatus()) {
            case PLANNED, LATE -> Countdown.words(now, expected());
            case LIVE -> hereUntil();
            case DONE -> "";
            case CANCELLED -> "will not take place";
        };
    }

    /** A host who stays longer is simply here; one who came on another day names the day. */
    private String hereUntil() {
        if (!ends().isAfter(now)) {
            return "here right now";
        }
        var zone = stop.window.zone();
        var isToday = ends().atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return "here until " + (isToday ? times().clock(ends()) : times().moment(ends()));
    }

    /** What is out of the ordinary about this stop, or an empty text. */
    public String remark() {
        return switch (shownStatus()) {
            case LATE -> "Running late: expected at " + times().clock(expected()) + ".";
            case CANCELLED -> "This stop is cancelled" + reason();
            case PLANNED, LIVE, DONE -> "";
        };
    }

    private String reason() {
        var reason = stop.cancelReason;
        return reason == null || reason.isBlank() ? "." : ": " + reason;
    }

    /** The surroundings of the store, some hours' drive in each direction. */
    Viewport viewport() {
        var point = stop.venue.point();
        return Viewport.around(
                List.of(
                        new double[] {point.longitude() - 4.5, point.latitude() - 2},
                        new double[] {point.longitude() + 4.5, point.latitude() + 2}),
                0);
    }

    /** Natick Mall, Natick, MA. */
    public String name() {
        return store() + ", " + place();
    }
}
