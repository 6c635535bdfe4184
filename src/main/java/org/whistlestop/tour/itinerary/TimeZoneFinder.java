package org.whistlestop.tour.itinerary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.ZoneId;
import java.util.Optional;
import org.whistlestop.tour.GeoPoint;
import org.whistlestop.tour.ZoneFinder;

/** Offers the outlines of time zones to who makes a single stop. */
@ApplicationScoped
class TimeZoneFinder implements ZoneFinder {

    @Produces
    @ApplicationScoped
    TimeZones zones() {
        return new TimeZonesByShape();
    }

    @Override
    public Optional<ZoneId> at(GeoPoint point) {
        return new TimeZonesByShape().at(point);
    }
}
