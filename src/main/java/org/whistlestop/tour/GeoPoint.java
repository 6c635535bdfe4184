package org.whistlestop.tour;

import jakarta.persistence.Embeddable;

/** Stands for a place on earth: degrees of latitude (-90 to 90) and longitude (-180 to 180), WGS 84. */
@Embeddable
public record GeoPoint(double latitude, double longitude) {

    private static final double EARTH_RADIUS_KM = 6371.0088; // the mean radius of the IUGG

    public GeoPoint {
        requireWithin(90, latitude, "latitude");
        requireWithin(180, longitude, "longitude");
        latitude += 0.0; // -0.0 would be another record than 0.0
        longitude += 0.0;
    }

    /** Tells whether this is 0, 0 in the sea off Africa, where points go whose coordinates got lost. */
    public boolean isNullIsland() {
        return latitude == 0 && longitude == 0;
    }

    /** Measures the great circle by the haversine formula, which stays exact for small distances. */
    public double kilometresTo(GeoPoint other) {
        var here = Math.toRadians(latitude);
        var there = Math.toRadians(other.latitude);
        var halfChordSquared =
                haversine(there - here) + Math.cos(here) * Math.cos(there) * haversine(eastwardTo(other));
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(halfChordSquared)));
    }

    private double eastwardTo(GeoPoint other) {
        return Math.toRadians(other.longitude - longitude);
    }

    private static double haversine(double angle) {
        var sine = Math.sin(angle / 2);
        return sine * sine;
    }

    private static void requireWithin(double limit, double degrees, String what) {
        if (!(Math.abs(degrees) <= limit)) { // this way round, NaN is refused too
            throw new IllegalArgumentException(what + " must be between -" + limit + " and " + limit + ": " + degrees);
        }
    }
}
