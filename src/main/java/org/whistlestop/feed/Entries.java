package org.whistlestop.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.whistlestop.announcement.Published;
import org.whistlestop.checkin.CheckIn;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.StopTimes;
import org.whistlestop.tour.Tour;

/**
 * Puts what the public knows of a tour into the words of a feed.
 *
 * @param now the moment for which they hold
 */
record Entries(Tour tour, Instant now) {

    private static final String OURS = "en";

    /** One entry for each stop, that changes with its plan: a slip is an update, not another stop. */
    Entry of(Stop stop) {
        var times = new StopTimes(stop.window);
        var when = times.day() + ", " + times.hours();
        var isCancelled = stop.shown.status() == StopStatus.CANCELLED;
        return new Entry(
                stop.id,
                (isCancelled ? "Cancelled: " : "") + name(stop) + ", " + when,
                path(stop),
                tour.host.name,
                OURS,
                stop.publishedAt,
                stop.planChangedAt,
                isCancelled ? List.of(cancelled(stop, when)) : plan(stop, when),
                stop.venue.point(),
                null);
    }

    private static String cancelled(Stop stop, String when) {
        var reason = stop.cancelReason == null || stop.cancelReason.isBlank() ? "." : ": " + stop.cancelReason;
        return "The visit to " + name(stop) + " on " + when + " is cancelled" + reason;
    }

    private List<String> plan(Stop stop, String when) {
        var words = new ArrayList<String>();
        words.add(tour.host.name + " visits " + name(stop) + " on " + when + ".");
        if (stop.formerStartsAt != null) {
            words.add("This is a new time. Before, it was to start on "
                    + new StopTimes(stop.window).moment(stop.formerStartsAt) + ".");
        }
        if (!stop.venue.street().isEmpty()) {
            words.add((stop.venue.street() + "\n" + place(stop) + " " + stop.venue.postalCode()).strip());
        }
        return words;
    }

    /** @param person who said it */
    Entry of(CheckIn checkIn, Stop stop, String person) {
        var moment = new StopTimes(stop.window).moment(checkIn.countsAt);
        var title = person
                + switch (checkIn.kind) {
                    case ARRIVED -> " arrived at ";
                    case LATE -> " is running " + checkIn.minutes + " minutes late to ";
                    case LEFT -> " left ";
                    case WITHDRAWN -> " took a word back at ";
                }
                + name(stop);
        var words = new ArrayList<String>();
        words.add(title + " (" + moment + ").");
        if (checkIn.note != null) {
            words.add(checkIn.note);
        }
        return new Entry(
                checkIn.id,
                title,
                path(stop),
                person,
                OURS,
                checkIn.countsAt,
                worded(checkIn),
                words,
                stop.venue.point(),
                null);
    }

    /** By the phone's clock, which may run ahead; nobody is told of a time to come. */
    private Instant worded(CheckIn checkIn) {
        var at = checkIn.notedAt;
        return at != null && at.isAfter(checkIn.countsAt) && !at.isAfter(now) ? at : checkIn.countsAt;
    }

    /** @param photo null for none, or when the public does not see it any more */
    Entry of(Published said, Stop stop, PhotoCard photo) {
        return new Entry(
                said.id(),
                said.title(),
                path(stop),
                said.author(),
                said.language(),
                said.at(),
                said.at(),
                List.of(said.text().split("\n{2,}")),
                stop.venue.point(),
                photo);
    }

    /** @param updated when it was last shown otherwise than before */
    Entry of(PhotoCard photo, Stop stop, Instant updated) {
        var words = new ArrayList<String>();
        if (photo.caption() != null) {
            words.add(photo.caption());
        }
        words.add(name(stop) + " · Photo: " + photo.credit());
        return new Entry(
                photo.id(),
                photo.caption() != null ? photo.caption() : "Photo from " + name(stop),
                photo.url(),
                photo.credit(),
                OURS,
                photo.shownAt(),
                updated.isBefore(photo.shownAt()) ? photo.shownAt() : updated,
                words,
                stop.venue.point(),
                photo);
    }

    String path(Stop stop) {
        return "/tours/" + tour.slug + "/stops/" + stop.slug;
    }

    /** Natick Mall, Natick, MA. */
    static String name(Stop stop) {
        return stop.venue.store() + ", " + place(stop);
    }

    private static String place(Stop stop) {
        var region = stop.venue.region();
        return region.isEmpty() ? stop.venue.city() : stop.venue.city() + ", " + region;
    }
}
