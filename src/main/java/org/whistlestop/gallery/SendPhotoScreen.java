package org.whistlestop.gallery;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.whistlestop.account.Secret;
import org.whistlestop.support.Problem;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.StoreTime;
import org.whistlestop.tour.Tour;

/**
 * What the page shows by which a fan sends a photo.
 *
 * @param form what was written before; null at first
 * @param wrong why it was not taken, or null
 */
record SendPhotoScreen(Tour tour, List<Choice> stops, UUID photo, String withdrawal, SendPhotoForm form, String wrong) {

    record Choice(String slug, String label, boolean chosen) {}

    static SendPhotoScreen of(Tour tour, String wantedStop, SendPhotoForm form, Problem problem) {
        var stops = tour.publicStops().stream()
                .filter(stop -> stop.shown.status() != StopStatus.CANCELLED)
                .sorted(Comparator.comparingInt(SendPhotoScreen::rank).thenComparing(SendPhotoScreen::newestVisitFirst))
                .toList();
        var chosen = stops.stream()
                .filter(stop -> stop.slug.equals(wantedStop))
                .findFirst()
                .or(() -> stops.stream().filter(stop -> rank(stop) == 0).findFirst())
                .orElse(null);
        return new SendPhotoScreen(
                tour,
                stops.stream().map(stop -> choice(stop, stop == chosen)).toList(),
                UUID.randomUUID(),
                Secret.random("").text(),
                form,
                problem == null ? null : problem.detail());
    }

    /** Where the host is, where the host was, and only then where fans may be waiting already. */
    private static int rank(Stop stop) {
        return switch (stop.shown.status()) {
            case LIVE -> 0;
            case DONE -> 1;
            default -> 2;
        };
    }

    private static int newestVisitFirst(Stop one, Stop other) {
        var inOrder = one.window.starts().compareTo(other.window.starts());
        return rank(one) == 1 ? -inOrder : inOrder;
    }

    private static Choice choice(Stop stop, boolean chosen) {
        var day = StoreTime.day(stop.window.starts().atZone(stop.window.zone()).toLocalDateTime());
        var now = rank(stop) == 0 ? " · the host is here" : "";
        return new Choice(stop.slug, stop.venue.store() + ", " + stop.venue.city() + " · " + day + now, chosen);
    }

    public boolean hasChosen() {
        return stops.stream().anyMatch(Choice::chosen);
    }
}
