package org.whistlestop.tour.itinerary;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides which row is which stop that the tour already has: by its id, else by store and city, several visits to one
 * store in the order of their dates.
 */
public record Matching(List<Match> matches, List<Known> leftOver, List<CellProblem> problems) {

    /** Holds what identifies a stop that the tour already has. */
    public record Known(UUID id, String store, String city, Instant starts) {}

    /** Pairs a row with the stop it is; a row for a new stop has none. */
    public record Match(ItineraryRow row, Optional<UUID> stop) {}

    /** Matches every row, in the order given; stops that no row is come back as left over. */
    public static Matching match(List<ItineraryRow> rows, List<Known> known) {
        var matcher = new Matcher(known);
        rows.stream().filter(row -> row.id() != null).forEach(matcher::pairById);
        matcher.pairByPlace(rows.stream()
                .filter(row -> row.id() == null)
                .sorted(comparing(ItineraryRow::starts))
                .toList());
        return matcher.matching(rows);
    }
}
