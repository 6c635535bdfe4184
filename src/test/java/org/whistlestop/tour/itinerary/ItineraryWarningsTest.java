package org.whistlestop.tour.itinerary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whistlestop.tour.GeoPoint;
import org.whistlestop.tour.Venue;
import org.whistlestop.tour.itinerary.ItineraryWarnings.Visit;

class ItineraryWarningsTest {

    private static final Instant ELEVEN = Instant.parse("2026-11-21T11:00:00Z");
    private static final double DEGREE_KM = 111.195;
    private static final RegionCheck EVERYWHERE_RIGHT = (country, region, latitude, longitude) -> OptionalDouble.of(0);

    @ParameterizedTest
    @CsvSource({
        "90, 61, false",
        "90, 59, true",
        "399, 267, false",
        "399, 265, true",
        "401, 215, false",
        "401, 213, true",
        "3950, 519, false",
        "3950, 518, true",
        "0, 0, false"
    })
    void aLegMustBeDriveableOrFlyable(double kilometres, int minutes, boolean warns) {
        var warnings = ItineraryWarnings.of(
                List.of(visit(2, 0, 0, 60), visit(3, kilometres, 60 + minutes, 30)), EVERYWHERE_RIGHT);
        assertEquals(warns ? 1 : 0, warnings.size(), warnings::toString);
    }

    @Test
    void aLegTooFastSaysItsNumbers() {
        var warnings = ItineraryWarnings.of(List.of(visit(9, 310, 190, 60), visit(8, 0, 0, 60)), EVERYWHERE_RIGHT);
        assertEquals(
                "Line 9: 2 h 10 min from Store 8 in City 8 to Store 9 in City 9, 310 km apart, which takes about 3 h"
                        + " 27 min by road",
                warnings.get(0).sentence());
        var flight = ItineraryWarnings.of(List.of(visit(2, 0, 0, 60), visit(3, 1400, 90, 60)), EVERYWHERE_RIGHT);
        assertEquals(
                "30 min from Store 2 in City 2 to Store 3 in City 3, 1400 km apart, which takes about 5 h 0 min by air",
                flight.get(0).message());
    }

    @Test
    void overlappingStopsAreNamed() {
        var warnings = ItineraryWarnings.of(
                List.of(visit(2, 0, 0, 240), visit(3, 0, 60, 30), visit(4, 0, 200, 60), visit(5, 0, 260, 60)),
                EVERYWHERE_RIGHT);
        assertEquals(
                List.of(
                        "Line 3: Store 3 in City 3 starts 3 h 0 min before Store 2 in City 2 ends (line 2)",
                        "Line 4: Store 4 in City 4 starts 40 min before Store 2 in City 2 ends (line 2)"),
                warnings.stream().map(Warning::sentence).toList());
    }

    @ParameterizedTest
    @CsvSource({"19.9, 0", "20, 0", "20.1, 1", ", 0"})
    void aPointFarOutsideItsStateIsNamed(Double kilometres, int warnings) {
        RegionCheck check = (country, region, latitude, longitude) ->
                region.equals("GA") && kilometres != null ? OptionalDouble.of(kilometres) : OptionalDouble.empty();
        assertEquals(
                warnings,
                ItineraryWarnings.of(List.of(visit(2, 0, 0, 60)), check).size());
    }

    @Test
    void aPointOutsideSaysHowFar() {
        assertEquals(
                List.of(new Warning(2, "the point of Store 2 in City 2 lies 312 km outside GA")),
                ItineraryWarnings.of(List.of(visit(2, 0, 0, 60)), (c, r, lat, lon) -> OptionalDouble.of(312.4)));
    }

    @Test
    void aVenueWithoutRegionIsNotAskedAbout() {
        var venue = new Venue("A", "", "B", "", "", "US", new GeoPoint(1, 1));
        assertEquals(
                List.of(),
                ItineraryWarnings.of(
                        List.of(new Visit(2, venue, ELEVEN, ELEVEN.plusSeconds(1))),
                        (c, r, lat, lon) -> OptionalDouble.of(1000)));
    }

    /** Answers a visit so many kilometres north of the equator, so many minutes after eleven. */
    private static Visit visit(int line, double kilometresNorth, int minutes, int lasting) {
        var venue = new Venue(
                "Store " + line, "", "City " + line, "GA", "", "US", new GeoPoint(kilometresNorth / DEGREE_KM, 5));
        var starts = ELEVEN.plus(Duration.ofMinutes(minutes));
        return new Visit(line, venue, starts, starts.plus(Duration.ofMinutes(lasting)));
    }
}
