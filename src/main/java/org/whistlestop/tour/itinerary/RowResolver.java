package org.whistlestop.tour.itinerary;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.whistlestop.tour.GeoPoint;
import org.whistlestop.tour.PlaceKey;
import org.whistlestop.tour.TimeWindow;

/** Turns drafts into rows once their zones are known, and notes what only then, or only beside other rows, is wrong. */
final class RowResolver {

    private final Map<GeoPoint, Set<ZoneId>> zones;
    private final Notes notes;
    private final Map<UUID, Integer> linesOfIds = new HashMap<>();
    private final Map<Arrival, Integer> linesOfArrivals = new HashMap<>();

    private record Arrival(PlaceKey place, Instant starts) {}

    RowResolver(Map<GeoPoint, Set<ZoneId>> zones, Notes notes) {
        this.zones = zones;
        this.notes = notes;
    }

    /** Answers the row, unless something in it is wrong. */
    Optional<ItineraryRow> resolve(Draft draft) {
        var zone = zone(draft);
        var starts = instant(draft, Column.STARTS, draft.startsLocal(), zone);
        var ends = instant(draft, Column.ENDS, draft.endsLocal(), zone);
        var reveal = reveal(draft, zone);
        refuseEndBeforeStart(draft, zone, starts, ends);
        refuseTooLong(draft, starts, ends);
        refuseSecondId(draft);
        refuseSecondArrival(draft, starts);
        return notes.isGood(draft.number()) && draft.isComplete()
                ? Optional.of(row(draft, zone, starts, ends, reveal))
                : Optional.empty();
    }

    private ZoneId zone(Draft draft) {
        if (!draft.asksForZone()) {
            return draft.namedZone();
        }
        var found = zones.getOrDefault(draft.point(), Set.of());
        if (found.size() == 1) {
            return found.iterator().next();
        }
        note(draft, Column.LATITUDE, noOneZone(found));
        return null;
    }

    private static BadCell noOneZone(Set<ZoneId> found) {
        var wrong = found.isEmpty()
                ? "the point lies in no time zone, perhaps in the sea"
                : "the point lies in several time zones, "
                        + found.stream().map(ZoneId::getId).sorted().collect(Collectors.joining(" and "));
        return new BadCell(wrong, "correct the point, or settle it with a time_zone column, like America/New_York");
    }

    private Instant instant(Draft draft, Column column, LocalMoment moment, ZoneId zone) {
        if (moment == null || zone == null) {
            return null;
        }
        try {
            return moment.in(zone);
        } catch (BadCell bad) {
            note(draft, column, bad);
            return null;
        }
    }

    /** Takes an offset in the cell at its word: unlike the times of a stop, a reveal may be said in another zone's. */
    private Instant reveal(Draft draft, ZoneId zone) {
        if (draft.reveal() == null) {
            return null;
        }
        var moment = draft.reveal().on(null);
        return moment.offset() == null
                ? instant(draft, Column.REVEAL, moment, zone)
                : moment.local().toInstant(moment.offset());
    }

    private void refuseEndBeforeStart(Draft draft, ZoneId zone, Instant starts, Instant ends) {
        var reversed =
                zone == null ? isReversedOnTheClock(draft) : starts != null && ends != null && !starts.isBefore(ends);
        if (reversed) {
            var nextDay = draft.startsLocal().local().toLocalDate().plusDays(1);
            note(
                    draft,
                    Column.ENDS,
                    new BadCell(
                            "the stop ends before it starts, or as it starts",
                            "write a later time; after midnight, write the date too, like %s %s"
                                    .formatted(nextDay, draft.ends().time())));
        }
    }

    private void refuseTooLong(Draft draft, Instant starts, Instant ends) {
        if (starts != null && ends != null && Duration.between(starts, ends).compareTo(TimeWindow.LONGEST) > 0) {
            note(
                    draft,
                    Column.ENDS,
                    new BadCell(
                            "the stop lasts longer than a day and a half",
                            "correct its end, or make it several stops"));
        }
    }

    /** Serves only where no zone is known: as clocks go back, 01:15 can come after 01:30. */
    private static boolean isReversedOnTheClock(Draft draft) {
        var starts = draft.startsLocal();
        var ends = draft.endsLocal();
        return starts != null && ends != null && !starts.local().isBefore(ends.local());
    }

    private void refuseSecondId(Draft draft) {
        var first = draft.id() == null ? null : linesOfIds.putIfAbsent(draft.id(), draft.number());
        if (first != null) {
            note(draft, Column.ID, new BadCell("line " + first + " has the same id", "let one row keep the id"));
        }
    }

    private void refuseSecondArrival(Draft draft, Instant starts) {
        if (starts == null || draft.address().isIncomplete()) {
            return;
        }
        var arrival = new Arrival(draft.address().key(), starts);
        var first = linesOfArrivals.putIfAbsent(arrival, draft.number());
        if (first != null) {
            note(
                    draft,
                    Column.STARTS,
                    new BadCell(
                            "line " + first + " has the same store at the same time",
                            "remove one of the two rows, or correct its date and time"));
        }
    }

    private void note(Draft draft, Column column, BadCell bad) {
        notes.problem(draft.number(), column, draft.cell(column), bad);
    }

    private static ItineraryRow row(Draft draft, ZoneId zone, Instant starts, Instant ends, Instant reveal) {
        return new ItineraryRow(
                draft.number(),
                draft.id(),
                draft.order(),
                draft.address().at(draft.point()),
                zone,
                draft.startsLocal().local(),
                draft.endsLocal().local(),
                starts,
                ends,
                reveal,
                draft.status(),
                draft.cancelReason());
    }
}
