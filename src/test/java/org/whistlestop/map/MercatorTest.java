package org.whistlestop.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MercatorTest {

    @Test
    void theWorldIsAUnitSquare() {
        assertEquals(0, Mercator.x(-180), 1e-12);
        assertEquals(1, Mercator.x(180), 1e-12);
        assertEquals(0.5, Mercator.y(0), 1e-12);
        assertEquals(0, Mercator.y(Mercator.MAX_LATITUDE), 1e-9);
        assertEquals(1, Mercator.y(-90), 1e-9);
    }

    /** The corner of tile 7/38/47, from the usual formula for web map tiles. */
    @Test
    void aTileCornerIsWhereWebMapsHaveIt() {
        assertEquals(38 / 128.0, Mercator.x(-73.125), 1e-9);
        assertEquals(47 / 128.0, Mercator.y(43.068887774169625), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-80, -33.9, 0, 42.3, 71, 85})
    void aLatitudeComesBack(double latitude) {
        assertEquals(latitude, Mercator.latitude(Mercator.y(latitude)), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"0, 256", "4, 4096", "8, 65536"})
    void eachZoomLevelDoublesTheWorld(double zoom, double pixels) {
        assertEquals(pixels, Mercator.worldPixels(zoom), 1e-9);
        assertEquals(zoom, Mercator.zoom(pixels), 1e-9);
    }
}
