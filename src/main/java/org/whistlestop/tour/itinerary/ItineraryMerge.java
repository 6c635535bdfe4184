package org.whistlestop.tour.itinerary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whistlestop.tour.Settlement;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.Stops;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.log.EventKind;

/** Compares a file with the stops that a tour has, and makes the one into the other. */
@ApplicationScoped
class ItineraryMerge {

    static final String DROPPED = "No longer on the itinerary";

    @Inject
    Stops stops;

    @Inject
    Settlement settlement;

    private final RegionCheck regions = new Regions();

    ItineraryChange compare(Tour tour, List<Stop> known, ItineraryFile file) {
        return plan(known, file).describe(true, tour.revision);
    }

    /** Applies the file to a tour that the caller has taken. */
    ItineraryChange apply(Tour tour, List<Stop> known, ItineraryFile file, Instant now) {
        var plan = plan(known, file);
        for (var step : plan.steps()) {
            apply(tour, step, now);
        }
        if (plan.changesAnything()) {
            tour.revision++;
        }
        return plan.describe(false, tour.revision);
    }

    private MergePlan plan(List<Stop> known, ItineraryFile file) {
        var matching = match(known, file);
        Itineraries.refuse(matching.problems());
        var byId = known.stream().collect(Collectors.toMap(stop -> stop.id, Function.identity()));
        var warnings = new ArrayList<>(file.warnings());
        warnings.addAll(ItineraryWarnings.of(visits(matching, byId), regions));
        return MergePlan.of(matching, byId, warnings);
    }

    /** An empty tour takes the ids of a file that another installation wrote as no ids. */
    private static Matching match(List<Stop> known, ItineraryFile file) {
        var rows = known.isEmpty()
                ? file.rows().stream().map(ItineraryRow::withoutId).toList()
                : file.rows();
        return Matching.match(
                rows,
                known.stream()
                        .map(stop -> new Matching.Known(
                                stop.id, stop.venue.store(), stop.venue.city(), stop.window.starts()))
                        .toList());
    }

    /** Only what will take place can overlap or be too far. */
    private static List<ItineraryWarnings.Visit> visits(Matching matching, Map<UUID, Stop> known) {
        return matching.matches().stream()
                .filter(match -> match.row().status() != Wanted.CANCELLED)
                .filter(match -> match.row().status() == Wanted.PLANNED
                        || match.stop()
                                .map(known::get)
                                .map(stop -> stop.cancelledAt == null)
                                .orElse(true))
                .map(match -> match.row())
                .map(row -> new ItineraryWarnings.Visit(row.line(), row.venue(), row.starts(), row.ends()))
                .toList();
    }

    private void apply(Tour tour, MergePlan.Step step, Instant now) {
        if (step.isNew()) {
            add(tour, step, now);
        } else if (step.row() == null) {
            drop(tour, step.stop(), now);
        } else {
            update(tour, step, now);
        }
    }

    private void add(Tour tour, MergePlan.Step step, Instant now) {
        var row = step.row();
        var stop = Stop.planned(tour.id, step.position(), row.venue(), step.window(), row.reveal());
        if (row.status() == Wanted.CANCELLED) {
            stop.cancel(reason(row), now);
        }
        stops.addTo(tour, stop, now);
        step.added(stop);
    }

    private void drop(Tour tour, Stop stop, Instant now) {
        if (stop.cancelledAt == null && stop.state.status() != StopStatus.DONE) {
            stop.cancel(DROPPED, now);
            settlement.settle(tour, stop, now, EventKind.CANCELLED);
        }
    }

    private void update(Tour tour, MergePlan.Step step, Instant now) {
        var stop = step.stop();
        stop.position = step.position();
        if (step.differences().isEmpty()) {
            return;
        }
        var change = stops.replan(stop, step.row().venue(), step.window());
        if (step.cancels()) {
            stop.cancel(reason(step.row()), now);
            change = EventKind.CANCELLED;
        } else if (step.givesAnotherReason()) {
            stop.cancelReason = step.row().cancelReason();
            change = change == null ? EventKind.CHANGED : change;
        } else if (step.reinstates()) {
            stop.reinstate();
            change = EventKind.REINSTATED;
        }
        if (step.hides()) {
            stop.revealAt = step.row().reveal();
        }
        settlement.settle(tour, stop, now, change);
    }

    private static String reason(ItineraryRow row) {
        return row.cancelReason() == null ? DROPPED : row.cancelReason();
    }
}
