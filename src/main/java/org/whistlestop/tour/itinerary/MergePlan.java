package org.whistlestop.tour.itinerary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.TimeWindow;
import org.whistlestop.tour.Venue;

/** Each row beside the stop it is, and what differs; nothing is changed yet. */
record MergePlan(List<Step> steps, List<Warning> warnings) {

    static MergePlan of(Matching matching, Map<UUID, Stop> known, List<Warning> warnings) {
        var steps = new ArrayList<Step>();
        for (var match : matching.matches()) {
            steps.add(new Step(match.row(), match.stop().map(known::get).orElse(null), steps.size() + 1));
        }
        matching.leftOver().forEach(left -> steps.add(new Step(null, known.get(left.id()), 0)));
        var plan = new MergePlan(steps, new ArrayList<>(warnings));
        plan.warnOfWhatStays();
        return plan;
    }

    boolean changesAnything() {
        return steps.stream().anyMatch(step -> step.group() != Group.KEPT);
    }

    ItineraryChange describe(boolean dryRun, long revision) {
        return new ItineraryChange(
                dryRun,
                revision,
                lines(Group.ADDED),
                lines(Group.MOVED),
                lines(Group.KEPT),
                lines(Group.CANCELLED),
                warnings);
    }

    private List<ItineraryChange.Line> lines(Group group) {
        return steps.stream()
                .filter(step -> step.group() == group)
                .map(Step::line)
                .toList();
    }

    private void warnOfWhatStays() {
        for (var step : steps) {
            if (step.row != null
                    && step.stop != null
                    && step.stop.cancelledAt != null
                    && step.row.status() == Wanted.AS_IT_IS) {
                warnings.add(new Warning(
                        step.row.line(),
                        "%s in %s is cancelled and stays so; \"planned\" in a status column brings it back"
                                .formatted(step.stop.venue.store(), step.stop.venue.city())));
            }
            if (step.row != null
                    && step.stop != null
                    && step.stop.cancelledAt == null
                    && step.row.status() == Wanted.CANCELLED
                    && !step.cancels()) {
                warnings.add(new Warning(
                        step.row.line(),
                        "%s in %s has taken place and stays so; it cannot be cancelled any more"
                                .formatted(step.stop.venue.store(), step.stop.venue.city())));
            }
            if (step.row == null && step.stop.state.status() == StopStatus.DONE) {
                warnings.add(new Warning(
                        0,
                        "%s in %s is not in the file, but has taken place and stays"
                                .formatted(step.stop.venue.store(), step.stop.venue.city())));
            }
        }
    }

    enum Group {
        ADDED,
        MOVED,
        KEPT,
        CANCELLED
    }

    /** A row and the stop it is; the one is null for a stop that the file lacks, the other for a new stop. */
    static final class Step {

        private final ItineraryRow row;
        private final int rank;
        private final Group group;
        private final List<ItineraryChange.Difference> differences;
        private Stop stop;

        Step(ItineraryRow row, Stop stop, int rank) {
            this.row = row;
            this.stop = stop;
            this.rank = rank;
            this.differences = row == null || stop == null ? List.of() : differences(row, stop);
            this.group = groupOf();
        }

        ItineraryRow row() {
            return row;
        }

        Stop stop() {
            return stop;
        }

        boolean isNew() {
            return stop == null;
        }

        int position() {
            return row.order() != null ? row.order() : rank;
        }

        TimeWindow window() {
            return new TimeWindow(row.zone(), row.startsLocal(), row.endsLocal(), row.starts(), row.ends());
        }

        List<ItineraryChange.Difference> differences() {
            return differences;
        }

        Group group() {
            return group;
        }

        boolean cancels() {
            return cancels(row, stop);
        }

        /** Already cancelled, for what turns out to be another reason. */
        boolean givesAnotherReason() {
            return givesAnotherReason(row, stop);
        }

        boolean reinstates() {
            return row.status() == Wanted.PLANNED && stop.cancelledAt != null;
        }

        /** A blank reveal leaves a hidden stop hidden; one that the public has seen cannot be hidden. */
        boolean hides() {
            return hides(row, stop);
        }

        void added(Stop stop) {
            this.stop = stop;
        }

        private Group groupOf() {
            if (stop == null) {
                return Group.ADDED;
            }
            if (row == null) {
                var stays = stop.cancelledAt != null || stop.state.status() == StopStatus.DONE;
                return stays ? Group.KEPT : Group.CANCELLED;
            }
            if (cancels()) {
                return Group.CANCELLED;
            }
            return differences.isEmpty() ? Group.KEPT : Group.MOVED;
        }

        ItineraryChange.Line line() {
            var venue = row == null ? stop.venue : row.venue();
            var starts = row == null ? stop.window.startsLocal() : row.startsLocal();
            return new ItineraryChange.Line(
                    row == null ? 0 : row.line(),
                    stop == null ? null : stop.slug,
                    venue.store(),
                    venue.city(),
                    starts.toString(),
                    differences.isEmpty() ? null : differences);
        }

        /** What has taken place cannot be cancelled any more. */
        private static boolean cancels(ItineraryRow row, Stop stop) {
            return row.status() == Wanted.CANCELLED
                    && stop.cancelledAt == null
                    && stop.state.status() != StopStatus.DONE;
        }

        private static boolean givesAnotherReason(ItineraryRow row, Stop stop) {
            return stop.cancelledAt != null
                    && row.cancelReason() != null
                    && !row.cancelReason().equals(stop.cancelReason);
        }

        private static boolean hides(ItineraryRow row, Stop stop) {
            return row.reveal() != null && !stop.published && !row.reveal().equals(stop.revealAt);
        }

        private static List<ItineraryChange.Difference> differences(ItineraryRow row, Stop stop) {
            var found = new ArrayList<ItineraryChange.Difference>();
            compareVenues(found, stop.venue, row.venue());
            compare(found, "time_zone", stop.window.zone(), row.zone());
            compare(found, "starts", stop.window.startsLocal(), row.startsLocal());
            compare(found, "ends", stop.window.endsLocal(), row.endsLocal());
            if (found.isEmpty()) {
                compare(found, "starts", stop.window.starts(), row.starts());
                compare(found, "ends", stop.window.ends(), row.ends());
            }
            if (hides(row, stop)) {
                compare(found, "reveal", stop.revealAt, row.reveal());
            }
            if (cancels(row, stop)) {
                compare(found, "status", stop.state.status().word(), "cancelled");
            }
            if (row.status() == Wanted.PLANNED && stop.cancelledAt != null) {
                compare(found, "status", "cancelled", "planned");
            }
            if (givesAnotherReason(row, stop)) {
                compare(found, "cancel_reason", stop.cancelReason, row.cancelReason());
            }
            return List.copyOf(found);
        }

        private static void compareVenues(List<ItineraryChange.Difference> found, Venue from, Venue to) {
            compare(found, "store", from.store(), to.store());
            compare(found, "street", from.street(), to.street());
            compare(found, "city", from.city(), to.city());
            compare(found, "region", from.region(), to.region());
            compare(found, "postal_code", from.postalCode(), to.postalCode());
            compare(found, "country", from.country(), to.country());
            compare(found, "latitude", from.point().latitude(), to.point().latitude());
            compare(found, "longitude", from.point().longitude(), to.point().longitude());
        }

        private static void compare(List<ItineraryChange.Difference> found, String field, Object from, Object to) {
            if (!Objects.equals(from, to)) {
                found.add(new ItineraryChange.Difference(field, String.valueOf(from), String.valueOf(to)));
            }
        }
    }
}
