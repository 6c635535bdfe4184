package org.whistlestop.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.TestTour;

/** A tour of as many stops as wanted. */
final class BigTour {

    private BigTour() {}

    static TestTour of(AppProcess app, int stops) {
        var tour = new TestTour(app.base).withStops();
        tour.pr
                .putCsv(tour.api("/itinerary"), csv(tour, stops).getBytes(StandardCharsets.UTF_8))
                .expect(200);
        return tour;
    }

    /** Behind the four that are there, six a day. */
    private static String csv(TestTour tour, int stops) {
        var rows = new StringBuilder("date,starts,ends,store,city,region,latitude,longitude,id\n");
        for (var stop : tour.nobody.get(tour.api("/map")).expect(200).json().get("features")) {
            var is = stop.get("properties");
            var starts = is.get("startsLocal").asText();
            rows.append(starts, 0, 10).append(',').append(starts, 11, 16).append(',');
            rows.append(is.get("endsLocal").asText())
                    .append(',')
                    .append(is.get("store").asText())
                    .append(',');
            rows.append(is.get("city").asText())
                    .append(',')
                    .append(is.get("region").asText())
                    .append(',');
            rows.append(stop.at("/geometry/coordinates/1").asDouble()).append(',');
            rows.append(stop.at("/geometry/coordinates/0").asDouble())
                    .append(',')
                    .append(stop.get("id").asText())
                    .append('\n');
        }
        for (var i = 4; i < stops; i++) {
            rows.append(LocalDate.now().plusDays(10 + i / 6))
                    .append(',')
                    .append("%02d:00,%02d:00".formatted(8 + i % 6 * 2, 9 + i % 6 * 2));
            rows.append(",Store ")
                    .append(i)
                    .append(",Boston,MA,42.3")
                    .append(100 + i % 900)
                    .append(",-71.0")
                    .append(100 + i % 900);
            rows.append(",\n");
        }
        return rows.toString();
    }
}
