package org.whistlestop.tour.itinerary;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.tour.PlaceKey;
import org.whistlestop.tour.itinerary.Matching.Known;
import org.whistlestop.tour.itinerary.Matching.Match;

/** Pairs rows with stops, each at most once. */
final class Matcher {

    private final Map<UUID, Known> free; // in the order given
    private final Map<ItineraryRow, UUID> pairs = new HashMap<>();
    private final List<CellProblem> problems = new ArrayList<>();

    Matcher(List<Known> known) {
        free = known.stream().collect(toMap(Known::id, stop -> stop, (first, second) -> first, LinkedHashMap::new));
    }

    void pairById(ItineraryRow row) {
        if (free.containsKey(row.id())) {
            pair(row, row.id());
        } else {
            problems.add(unknownId(row));
        }
    }

    /** Pairs rows that come in the order of their dates. */
    void pairByPlace(List<ItineraryRow> rows) {
        var stops = free.values().stream()
                .sorted(comparing(Known::starts))
                .collect(groupingBy(stop -> PlaceKey.of(stop.store(), stop.city())));
        rows.stream()
                .collect(groupingBy(
                        row -> PlaceKey.of(row.venue().store(), row.venue().city())))
                .forEach((place, visits) -> pairVisits(visits, stops.getOrDefault(place, List.of())));
    }

    Matching matching(List<ItineraryRow> rows) {
        var matches = rows.stream()
                .map(row -> new Match(row, Optional.ofNullable(pairs.get(row))))
                .toList();
        return new Matching(matches, List.copyOf(free.values()), List.copyOf(problems));
    }

    private void pairVisits(List<ItineraryRow> visits, List<Known> stops) {
        var rowTimes = visits.stream().map(ItineraryRow::starts).toList();
        var stopTimes = stops.stream().map(Known::starts).toList();
        if (visits.size() <= stops.size()) {
            var partners = DateOrder.pair(rowTimes, stopTimes);
            for (var i = 0; i < partners.length; i++) {
                pair(visits.get(i), stops.get(partners[i]).id());
            }
        } else {
            var partners = DateOrder.pair(stopTimes, rowTimes);
            for (var i = 0; i < partners.length; i++) {
                pair(visits.get(partners[i]), stops.get(i).id());
            }
        }
    }

    private void pair(ItineraryRow row, UUID stop) {
        pairs.put(row, stop);
        free.remove(stop);
    }

    private static CellProblem unknownId(ItineraryRow row) {
        return new CellProblem(
                row.line(),
                Column.ID.header(),
                row.id().toString(),
                "this tour has no stop with that id, or another row has it already",
                Column.ID.advice());
    }
}
