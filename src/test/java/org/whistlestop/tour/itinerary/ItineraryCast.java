package org.whistlestop.tour.itinerary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.whistlestop.tour.GeoPoint;

/** Holds what the itinerary's tests share: a small map of zones, a header, and reading in one word. */
final class ItineraryCast {

    static final String HEADER =
            "stop,date,starts,ends,store,street,city,region,postal_code,country,latitude,longitude\n";

    /** Knows New York east of 87° W, Chicago to 100° W and Los Angeles beyond; the sea is south of 20° N. */
    static final TimeZones ZONES = points -> points.stream().collect(toMap(point -> point, ItineraryCast::zones));

    private ItineraryCast() {}

    static ItineraryFile read(String text) {
        return ItineraryFile.read(text.getBytes(UTF_8), ZONES);
    }

    static ItineraryRow readOne(String text) {
        var rows = readClean(text);
        assertEquals(1, rows.size());
        return rows.get(0);
    }

    static List<ItineraryRow> readClean(String text) {
        var file = read(text);
        assertEquals(List.of(), file.problems());
        return file.rows();
    }

    private static Set<ZoneId> zones(GeoPoint point) {
        if (point.latitude() < 20) {
            return Set.of();
        }
        if (point.longitude() == 87.6) {
            return Set.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("Asia/Urumqi"));
        }
        return Set.of(ZoneId.of(
                point.longitude() > -87
                        ? "America/New_York"
                        : point.longitude() > -100 ? "America/Chicago" : "America/Los_Angeles"));
    }
}
