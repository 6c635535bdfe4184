package org.whistlestop.map;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.whistlestop.photo.PhotoCard;

/**
 * One stop in the words of its page.
 *
 * @param photos what leads first, then the newest
 * @param notices what the team announced, the newest first
 * @param mentions what others wrote, the oldest first
 */
public record StopPageView(
        MapView tour,
        StopCard stop,
        List<Remark> remarks,
        List<PhotoCard> photos,
        List<Notice> notices,
        List<MentionCard> mentions) {

    /** The one that stands for the stop. */
    public Optional<PhotoCard> findMainPhoto() {
        return photos.stream().findFirst();
    }

    /** The public stop before this one in the order of time, or null. */
    public StopCard previous() {
        return stop.number() > 1 ? tour.stops().get(stop.number() - 2) : null;
    }

    public StopCard following() {
        return stop.number() < tour.stops().size() ? tour.stops().get(stop.number()) : null;
    }

    public String title() {
        return stop.name();
    }

    public String street() {
        return stop.stop().venue.street();
    }

    public String city() {
        return stop.stop().venue.city();
    }

    public String region() {
        return stop.stop().venue.region();
    }

    public String postalCode() {
        return stop.stop().venue.postalCode();
    }

    public String country() {
        return new Locale("", stop.stop().venue.country()).getDisplayCountry(Locale.US);
    }

    public String description() {
        var when = stop.times().day() + ", " + stop.times().hours();
        return switch (stop.shownStatus()) {
            case PLANNED, LATE -> tour.host() + " comes to " + stop.name() + ": " + when + ".";
            case LIVE ->
                tour.host() + " is at " + stop.name() + " right now, until "
                        + stop.times().clock(stop.ends()) + ".";
            case DONE -> tour.host() + " was at " + stop.name() + ": " + when + ".";
            case CANCELLED -> "Cancelled: " + stop.name() + ", " + when + ".";
        };
    }

    public MapDrawing drawing() {
        return MapDrawing.of(tour.stops(), stop, stop.viewport());
    }
}
