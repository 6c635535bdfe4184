package org.whistlestop.tour.itinerary;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Function;
import org.whistlestop.tour.GeoPoint;
import org.whistlestop.tour.PlaceKey;
import org.whistlestop.tour.Venue;

/** Holds what a row's cells say before its zone is known; what is missing or bad is null, and noted. */
record Draft(
        int number,
        Function<Column, String> cells,
        UUID id,
        Integer order,
        LocalDate date,
        TimeCell starts,
        TimeCell ends,
        Address address,
        GeoPoint point,
        ZoneId namedZone,
        TimeCell reveal,
        Wanted status,
        String cancelReason) {

    /** Holds the words of a venue. */
    record Address(String store, String street, String city, String region, String postalCode, String country) {

        boolean isIncomplete() {
            return store == null || city == null;
        }

        PlaceKey key() {
            return PlaceKey.of(store, city);
        }

        Venue at(GeoPoint point) {
            return new Venue(store, street, city, region, postalCode, country, point);
        }
    }

    String cell(Column column) {
        return cells.apply(column);
    }

    LocalMoment startsLocal() {
        return date == null || starts == null ? null : starts.on(date);
    }

    LocalMoment endsLocal() {
        return ends == null || (date == null && !ends.hasDate()) ? null : ends.on(date);
    }

    /** Answers whether everything is there that a row must have; a missing column is noted at the header alone. */
    boolean isComplete() {
        return startsLocal() != null && endsLocal() != null && !address.isIncomplete() && point != null;
    }

    /** Answers whether only the map can tell the zone. */
    boolean asksForZone() {
        return namedZone == null && point != null;
    }
}
