package org.whistlestop.tour.itinerary;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopView;

/** Writes an itinerary out, for spreadsheets and for map programs; for staff, so hidden stops are in it. */
final class ItineraryExport {

    private static final String BYTE_ORDER_MARK = "\uFEFF"; // or a spreadsheet takes UTF-8 for Windows-1252

    private ItineraryExport() {}

    static byte[] csv(Itineraries.Itinerary itinerary) {
        var rows = itinerary.stops().stream().map(ItineraryExport::row).toList();
        return (BYTE_ORDER_MARK + ItineraryCsv.write(rows)).getBytes(StandardCharsets.UTF_8);
    }

    private static ItineraryRow row(Stop stop) {
        return new ItineraryRow(
                0,
                stop.id,
                stop.position,
                stop.venue,
                stop.window.zone(),
                stop.window.startsLocal(),
                stop.window.endsLocal(),
                stop.window.starts(),
                stop.window.ends(),
                stop.revealAt,
                stop.cancelledAt == null ? Wanted.PLANNED : Wanted.CANCELLED,
                stop.cancelReason);
    }

    static Collection geoJson(Itineraries.Itinerary itinerary) {
        return new Collection(
                itinerary.tour(),
                itinerary.title(),
                itinerary.stops().stream().map(Feature::of).toList());
    }

    /** RFC 7946, with the tour as foreign members. */
    @JsonPropertyOrder({"type", "tour", "title", "features"})
    record Collection(String tour, String title, List<Feature> features) {
        public String getType() {
            return "FeatureCollection";
        }
    }

    @JsonPropertyOrder({"type", "id", "geometry", "properties"})
    record Feature(UUID id, Point geometry, StopView properties) {
        public String getType() {
            return "Feature";
        }

        static Feature of(Stop stop) {
            var point = stop.venue.point();
            return new Feature(stop.id, new Point(List.of(point.longitude(), point.latitude())), StopView.of(stop));
        }
    }

    record Point(List<Double> coordinates) {
        public String getType() {
            return "Point";
        }
    }
}
