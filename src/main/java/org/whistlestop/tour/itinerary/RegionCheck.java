package org.whistlestop.tour.itinerary;

import java.util.OptionalDouble;

/** Measures how far a point lies outside a state or region. */
@FunctionalInterface
public interface RegionCheck {

    /** Answers kilometres, 0 inside; empty for a region it does not know. */
    OptionalDouble kilometresOutside(String country, String region, double latitude, double longitude);
}
