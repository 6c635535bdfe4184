package org.whistlestop.checkin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.StopView;
import org.whistlestop.tour.TourView;

/**
 * What a host's phone keeps to work by without a connection.
 *
 * @param tours all tours that the caller is host of
 * @param enrolled whether this phone stays signed in for the tour
 */
public record Pocket(
        Owner person,
        boolean enrolled,
        List<Choice> tours,
        TourView tour,

        @Schema(description = "The newest event number of the tour, for `seen`")
        long number,

        Instant asOf,

        @Schema(description = "All stops in order of time, hidden ones too")
        List<Stop> stops) {

    /** Whoever is signed in here. */
    public record Owner(UUID id, String name) {}

    /** One of several tours. */
    public record Choice(String slug, String title) {}

    /** A stop as far as the road needs it. */
    @Schema(name = "PocketStop")
    public record Stop(
            String slug,
            String store,
            String city,
            String region,
            String zone,
            Instant starts,
            Instant ends,
            StopStatus status,
            @Schema(nullable = true) Instant expectedAt,
            @Schema(nullable = true) Instant arrivedAt,
            @Schema(nullable = true) Instant leftAt,
            @Schema(nullable = true) String cancelReason,

            @Schema(description = "Latitude and longitude of the store, in degrees")
            List<Double> position) {

        static Stop of(StopView stop) {
            var venue = stop.venue();
            return new Stop(
                    stop.slug(),
                    venue.store(),
                    venue.city(),
                    venue.region(),
                    stop.zone(),
                    stop.starts(),
                    stop.ends(),
                    stop.status(),
                    stop.expectedAt(),
                    stop.arrivedAt(),
                    stop.leftAt(),
                    stop.cancelReason(),
                    List.of(venue.point().latitude(), venue.point().longitude()));
        }
    }
}
