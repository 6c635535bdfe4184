package org.whistlestop.tour.itinerary;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.whistlestop.tour.GeoPoint;
import org.whistlestop.tour.itinerary.ItineraryWarnings.Visit;

class TimeZonesByShapeTest {

    private static final Map<GeoPoint, String> PLACES = Map.ofEntries(
            Map.entry(new GeoPoint(33.45, -112.07), "America/Phoenix"),
            Map.entry(new GeoPoint(36.10, -111.20), "America/Phoenix"), // no part of the Navajo Nation
            Map.entry(new GeoPoint(36.15, -109.55), "America/Denver"), // Navajo Nation changes its clocks
            Map.entry(new GeoPoint(21.31, -157.86), "Pacific/Honolulu"),
            Map.entry(new GeoPoint(39.77, -86.16), "America/Indiana/Indianapolis"),
            Map.entry(new GeoPoint(61.22, -149.90), "America/Anchorage"),
            Map.entry(new GeoPoint(42.33, -83.05), "America/Detroit"),
            Map.entry(new GeoPoint(51.51, -0.13), "Europe/London"),
            Map.entry(new GeoPoint(41.9029, 12.4534), "Europe/Vatican"), // a hole in another zone
            Map.entry(new GeoPoint(-33.87, 151.21), "Australia/Sydney"),
            Map.entry(new GeoPoint(-17.80, 177.42), "Pacific/Fiji"),
            Map.entry(new GeoPoint(43.80, 87.60), "Asia/Shanghai Asia/Urumqi"),
            Map.entry(new GeoPoint(30, -70), ""),
            Map.entry(new GeoPoint(0, -30), ""));

    @Test
    void everyPlaceOfTheWorldIsFoundInOneReading() {
        var found = new TimeZonesByShape().at(PLACES.keySet());
        PLACES.forEach((point, ids) ->
                assertEquals(Set.copyOf(Arrays.asList(ids.split(" "))), ids(found, point), point::toString));
    }

    @Test
    void onePlaceHasItsZoneOnlyWhenItIsTheOnlyOne() {
        assertEquals(
                "America/Phoenix",
                new TimeZonesByShape()
                        .at(new GeoPoint(33.45, -112.07))
                        .orElseThrow()
                        .getId());
        assertTrue(new TimeZonesByShape().at(new GeoPoint(43.80, 87.60)).isEmpty());
        assertTrue(new TimeZonesByShape().at(Set.of()).isEmpty());
    }

    @Test
    void theDemoTourReadsWithoutProblemAndWithItsZones() throws IOException {
        var file = ItineraryFile.read(demoTour(), new TimeZonesByShape());
        assertTrue(file.problems().isEmpty() && file.warnings().isEmpty(), file::toString);
        assertEquals(42, file.rows().size());
        var stopsByZone = file.rows().stream()
                .collect(Collectors.groupingBy(row -> row.zone().getId(), TreeMap::new, Collectors.counting()));
        assertEquals(
                "{America/Chicago=7, America/Denver=1, America/Detroit=1, America/Los_Angeles=12, America/New_York=21}",
                stopsByZone.toString());
        var visits = file.rows().stream().map(Visit::of).toList();
        assertTrue(ItineraryWarnings.of(visits, (country, region, latitude, longitude) -> OptionalDouble.of(0))
                .isEmpty());
    }

    private static byte[] demoTour() throws IOException {
        try (var csv = TimeZonesByShapeTest.class.getResourceAsStream("/demo/tour-2008.csv")) {
            return csv.readAllBytes();
        }
    }

    private static Set<String> ids(Map<GeoPoint, Set<ZoneId>> found, GeoPoint point) {
        var ids = found.get(point).stream().map(ZoneId::getId).collect(toSet());
        return ids.isEmpty() ? Set.of("") : ids;
    }
}
