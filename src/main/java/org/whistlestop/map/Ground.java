package org.whistlestop.map;

import java.util.List;
import org.whistlestop.tour.GeoPoint;

/**
 * What is drawn below a map of stops: a view of the basemap, on which names of cities make room for the stops.
 *
 * @param places the stops inside the view
 */
record Ground(Viewport view, List<GeoPoint> places) {

    static Ground of(Viewport view, List<StopCard> stops) {
        return new Ground(
                view,
                stops.stream()
                        .map(stop -> stop.stop().venue.point())
                        .filter(view::shows)
                        .toList());
    }

    Ground scaledTo(int pixels) {
        return new Ground(view.scaledTo(pixels), places);
    }

    /** The same on every machine, unlike a hash code of its own. */
    int fingerprint() {
        return toString().hashCode();
    }
}
