package org.whistlestop.tour.itinerary;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whistlestop.tour.GeoPoint;

/** Finds the time zones at places; a whole file's places are asked about at once, since the map of zones is large. */
@FunctionalInterface
public interface TimeZones {

    /** Answers every place with its zones: none at sea, several where a border is disputed. */
    Map<GeoPoint, Set<ZoneId>> at(Set<GeoPoint> points);

    /** Answers the zone of one place, if it has just one. */
    default Optional<ZoneId> at(GeoPoint point) {
        var zones = at(Set.of(point)).get(point);
        return zones.size() == 1 ? Optional.of(zones.iterator().next()) : Optional.empty();
    }
}
