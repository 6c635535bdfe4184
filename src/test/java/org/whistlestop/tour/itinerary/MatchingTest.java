package org.whistlestop.tour.itinerary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.whistlestop.tour.GeoPoint;
import org.whistlestop.tour.Venue;
import org.whistlestop.tour.itinerary.Matching.Known;

class MatchingTest {

    private static final UUID A = new UUID(0, 0xA);
    private static final UUID B = new UUID(0, 0xB);
    private static final UUID C = new UUID(0, 0xC);

    @Test
    void anIdSaysWhichStopItIsWhateverTheStore() {
        var matching = Matching.match(
                List.of(row(2, B, "Lenox", "Atlanta", 1), row(3, null, "Lenox", "Atlanta", 5)),
                List.of(known(A, "Lenox", "Atlanta", 1), known(B, "Copley", "Boston", 9)));
        assertStops(matching, B, A);
        assertEquals(List.of(), matching.leftOver());
    }

    @Test
    void withoutAnIdStoreAndCityDecideWithCaseAndSpacesFolded() {
        var matching = Matching.match(
                List.of(row(2, null, "LENOX\u00A0 square", " atlanta", 4), row(3, null, "Lenox Square", "Athens", 4)),
                List.of(known(A, "Lenox Square", "Atlanta", 1)));
        assertStops(matching, A, null);
    }

    @Test
    void severalVisitsToOneStoreArePairedInDateOrder() {
        var matching = Matching.match(
                List.of(row(2, null, "Lenox", "Atlanta", 19), row(3, null, "Lenox", "Atlanta", 11)),
                List.of(known(B, "Lenox", "Atlanta", 11), known(A, "Lenox", "Atlanta", 1)));
        assertStops(matching, B, A);
    }

    @Test
    void aVisitTakenOutOfThePlanIsTheOneLeftOver() {
        var matching = Matching.match(
                List.of(row(2, null, "Lenox", "Atlanta", 11)),
                List.of(known(A, "Lenox", "Atlanta", 1), known(B, "Lenox", "Atlanta", 10)));
        assertStops(matching, B);
        assertEquals(List.of(A), matching.leftOver().stream().map(Known::id).toList());
    }

    @Test
    void aVisitAddedToThePlanIsTheNewOne() {
        var matching = Matching.match(
                List.of(row(2, null, "Lenox", "Atlanta", 1), row(3, null, "Lenox", "Atlanta", 9)),
                List.of(known(A, "Lenox", "Atlanta", 9)));
        assertStops(matching, null, A);
    }

    @Test
    void anUnknownIdIsAProblemAndNotANewStop() {
        var matching = Matching.match(
                List.of(row(2, C, "Lenox", "Atlanta", 1), row(3, A, "X", "Y", 1), row(4, A, "X", "Y", 2)),
                List.of(known(A, "Lenox", "Atlanta", 1)));
        assertEquals(
                List.of(2, 4),
                matching.problems().stream().map(CellProblem::line).toList());
        assertEquals("id", matching.problems().get(0).column());
        assertStops(matching, null, A, null);
    }

    @Test
    void stopsThatNoRowIsAreLeftOverInTheirOrder() {
        var known = List.of(known(C, "C", "C", 3), known(A, "A", "A", 1));
        assertEquals(known, Matching.match(List.of(), known).leftOver());
    }

    private static void assertStops(Matching matching, UUID... stops) {
        assertEquals(
                Arrays.asList(stops),
                matching.matches().stream()
                        .map(match -> match.stop().orElse(null))
                        .toList());
    }

    private static Known known(UUID id, String store, String city, int day) {
        return new Known(id, store, city, day(day));
    }

    private static ItineraryRow row(int line, UUID id, String store, String city, int day) {
        var starts = day(day);
        var ends = starts.plus(Duration.ofHours(1));
        return new ItineraryRow(
                line,
                id,
                null,
                new Venue(store, "", city, "", "", "US", new GeoPoint(33, -84)),
                ZoneOffset.UTC,
                LocalDateTime.ofInstant(starts, ZoneOffset.UTC),
                LocalDateTime.ofInstant(ends, ZoneOffset.UTC),
                starts,
                ends,
                null,
                Wanted.AS_IT_IS);
    }

    private static Instant day(int day) {
        return Instant.parse("2026-11-01T11:00:00Z").plus(Duration.ofDays(day));
    }
}
