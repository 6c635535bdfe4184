package org.whistlestop.tour.itinerary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DegreesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"33.8463|33.8463", "33,8463|33.8463", "+1|1", "-84|-84", "\u22128.5|-8.5", "-90|-90", "1.0E-5|1e-5"
            })
    void degreesAreReadWithPointOrComma(String text, double degrees) {
        assertEquals(degrees, Degrees.latitude(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"90.0001", "-90.5", "200", "33°50'", "33.8N", "1e9", "1e999", "NaN", ".5", "1.2.3", "1,2,3", "-"
            })
    void whatIsNoLatitudeIsRefused(String text) {
        assertThrows(BadCell.class, () -> Degrees.latitude(text));
    }

    @Test
    void swappedCoordinatesAreSuspected() {
        var bad = assertThrows(BadCell.class, () -> Degrees.latitude("-117.1668"));
        assertTrue(bad.rightIn(Column.LATITUDE).contains("swapped"));
        assertThrows(BadCell.class, () -> Degrees.longitude("180.1"));
        assertEquals(180, Degrees.longitude("180"));
    }

    @Test
    void everyDoubleComesBackAsItWas() {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++) {
            var degrees = (random.nextDouble() * 180 - 90) * Math.pow(10, -random.nextInt(20));
            assertEquals(degrees, Degrees.latitude(Double.toString(degrees)));
        }
    }
}
