package org.whistlestop.checkin;

import java.time.Instant;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StoreTime;
import org.whistlestop.tour.Tour;

/** A check-in with its tour and its stop, as they are now. */
public record Tap(CheckIn checkIn, Tour tour, Stop stop) {

    /** Like {@code Copley Place in Boston}. */
    public String place() {
        return stop.venue.store() + " in " + stop.venue.city();
    }

    /** Like {@code 11:52 EST}, with the day in front when it is not the stop's. */
    public String clock(Instant moment) {
        var zone = stop.window.zone();
        return StoreTime.clock(moment, zone, stop.window.startsLocal()) + " " + StoreTime.zone(moment, zone);
    }

    /** Path of the stop's page; null while the public has not seen the stop. */
    public String page() {
        return stop.published ? "/tours/" + tour.slug + "/stops/" + stop.slug : null;
    }
}
