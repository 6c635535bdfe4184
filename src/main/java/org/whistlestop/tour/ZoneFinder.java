package org.whistlestop.tour;

import java.time.ZoneId;
import java.util.Optional;

/** Finds the time zone of a place. */
public interface ZoneFinder {

    Optional<ZoneId> at(GeoPoint point);
}
