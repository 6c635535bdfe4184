package org.whistlestop.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoPointTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 1, 111.195",
        "0, 0, 90, 0, 10007.557",
        "0, 179.5, 0, -179.5, 111.195",
        "90, 0, -90, 77, 20015.115",
        "33.8463, -84.3621, 33.8463, -84.3621, 0",
        "40.7614, -73.9733, 34.0585, -118.4180, 3949.5"
    })
    void kilometresFollowTheGreatCircle(double lat1, double lon1, double lat2, double lon2, double kilometres) {
        var one = new GeoPoint(lat1, lon1);
        var other = new GeoPoint(lat2, lon2);
        assertEquals(kilometres, one.kilometresTo(other), Math.max(0.001, kilometres * 0.001));
        assertEquals(one.kilometresTo(other), other.kilometresTo(one), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"90.0001, 0", "-90.0001, 0", "0, 180.0001", "0, -180.0001", "NaN, 0", "0, NaN", "Infinity, 0"})
    void pointsOffTheEarthAreRefused(double latitude, double longitude) {
        assertThrows(IllegalArgumentException.class, () -> new GeoPoint(latitude, longitude));
    }

    @Test
    void theCornersOfTheMapArePoints() {
        assertEquals(90, new GeoPoint(90, -180).latitude());
        assertEquals(new GeoPoint(0.0, 5), new GeoPoint(-0.0, 5));
    }
}
