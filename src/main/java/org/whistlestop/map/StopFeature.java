package org.whistlestop.map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopStatus;

/** A stop as a GeoJSON feature (RFC 7946); places in the order longitude, latitude. */
@JsonPropertyOrder({"type", "id", "geometry", "properties"})
record StopFeature(UUID id, Point geometry, Properties properties) {

    public String getType() {
        return "Feature";
    }

    static StopFeature of(String tour, Stop stop, String stream) {
        return new StopFeature(stop.id, Point.of(stop), Properties.of(tour, stop, stream));
    }

    record Point(List<Double> coordinates) {

        public String getType() {
            return "Point";
        }

        static Point of(Stop stop) {
            return new Point(
                    List.of(stop.venue.point().longitude(), stop.venue.point().latitude()));
        }
    }

    /**
     * @param starts instant; {@code startsLocal} is the same on the store's wall
     * @param expectedAt with status {@code late}
     * @param stream address where the host can be watched, with status {@code live}
     * @param url path of the stop's page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Properties(
            String slug,
            String store,
            String street,
            String city,
            String region,
            String postalCode,
            String country,
            StopStatus status,
            Instant starts,
            Instant ends,
            String zone,
            LocalDateTime startsLocal,
            LocalDateTime endsLocal,
            Instant expectedAt,
            Instant arrivedAt,
            Instant leftAt,
            String cancelReason,
            String stream,
            String url) {

        static Properties of(String tour, Stop stop, String stream) {
            return new Properties(
                    stop.slug,
                    stop.venue.store(),
                    stop.venue.street(),
                    stop.venue.city(),
                    stop.venue.region(),
                    stop.venue.postalCode(),
                    stop.venue.country(),
                    stop.shown.status(),
                    stop.window.starts(),
                    stop.window.ends(),
                    stop.window.zone().getId(),
                    stop.window.startsLocal(),
                    stop.window.endsLocal(),
                    stop.shown.expectedAt(),
                    stop.shown.arrivedAt(),
                    stop.shown.leftAt(),
                    stop.cancelReason,
                    stream,
                    "/tours/" + tour + "/stops/" + stop.slug);
        }
    }
}
