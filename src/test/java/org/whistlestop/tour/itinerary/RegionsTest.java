package org.whistlestop.tour.itinerary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class RegionsTest {

    private final Regions regions = new Regions();

    @Test
    void aPointInBostonIsInsideMassachusetts() {
        assertEquals(0, regions.kilometresOutside("US", "MA", 42.3474, -71.0781).getAsDouble());
    }

    @ParameterizedTest
    @CsvSource({"MA", "ma", "Massachusetts", "MASSACHUSETTS", "' massachusetts '"})
    void aRegionGoesByItsCodeOrItsNameInAnyCase(String region) {
        assertEquals(OptionalDouble.of(0), regions.kilometresOutside("us", region, 42.3474, -71.0781));
    }

    @Test
    void aPointInNewarkIsFarOutsideCalifornia() {
        assertTrue(regions.kilometresOutside("US", "CA", 40.7357, -74.1724).getAsDouble() > 3_000);
    }

    @Test
    void aSwappedSignIsFarOutside() {
        assertTrue(regions.kilometresOutside("US", "MA", 42.3474, 71.0781).getAsDouble() > 5_000);
    }

    /** From the middle of a straight border: 0.3 degrees of latitude are 33 km, of longitude at 39° N 26 km. */
    @ParameterizedTest
    @CsvSource({"KS, 40.303, -98.5, 33.5", "KS, 39.0, -102.35, 26", "UT, 36.70, -111.5, 33.5"})
    void theDistanceIsTheShortestToTheOutline(String region, double latitude, double longitude, double kilometres) {
        assertEquals(
                kilometres,
                regions.kilometresOutside("US", region, latitude, longitude).getAsDouble(),
                1.5);
    }

    @ParameterizedTest
    @CsvSource({"DC, 38.9072, -77.0369", "PR, 18.4655, -66.1057", "HI, 21.3069, -157.8583", "AK, 61.2181, -149.9003"})
    void theDistrictAndFarStatesAreKnown(String region, double latitude, double longitude) {
        assertTrue(regions.kilometresOutside("US", region, latitude, longitude).getAsDouble() < 1);
    }

    /** Alaska has islands on both sides of the 180th meridian. */
    @Test
    void theDateLineIsNoDistance() {
        assertTrue(regions.kilometresOutside("US", "AK", 51.8, 179.95).getAsDouble() < 60);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"CA, ON", "US, Ontario", "US, -", "-, MA", "US, ''"})
    void anywhereElseThereIsNoAnswer(String country, String region) {
        assertTrue(regions.kilometresOutside(country, region, 43.65, -79.38).isEmpty());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/demo/tour-2008.csv", useHeadersInDisplayName = true)
    void everyStopOfTheDemoTourIsInItsState(
            String stop,
            String date,
            String starts,
            String ends,
            String store,
            String street,
            String city,
            String region,
            String postalCode,
            String country,
            double latitude,
            double longitude) {
        assertTrue(
                regions.kilometresOutside(country, region, latitude, longitude).getAsDouble() <= 20);
    }
}
