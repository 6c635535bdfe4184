package org.whistlestop.tour;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/** A stop's plan as it is, for who has just spoken by an older one. */
public record PlanNow(
        String slug,
        String store,
        String city,
        Instant starts,
        Instant ends,
        String zone,
        StopStatus status,
        @Schema(nullable = true) String cancelReason,

        @Schema(
                nullable = true,
                description = "The slug by which the caller knew it; none for a stop that it did not know of")
        String knownAs) {

    private static final String TYPE = "plan-changed";

    private static PlanNow of(Stop stop, String knownAs) {
        return new PlanNow(
                stop.slug,
                stop.venue.store(),
                stop.venue.city(),
                stop.window.starts(),
                stop.window.ends(),
                stop.window.zone().getId(),
                stop.state.status(),
                stop.cancelReason,
                knownAs);
    }

    /**
     * Refuses with 409, and with the plan as it is now, who knew the stop under another slug or start, or not as cancelled.
     *
     * @param slug by which the caller knows the stop
     * @param planned the start that the caller knows; null does not ask for this check
     */
    public static void mustBeKnown(Stop stop, String slug, Instant planned) {
        if (planned != null && !(stop.slug.equals(slug) && isAsKnown(stop, planned))) {
            throw changed(List.of(of(stop, slug)));
        }
    }

    /**
     * Refuses in the same way who is about to move stops of which one is not planned as the caller knows it.
     *
     * @param planned starts that the caller knows, by slug; null does not ask for this check
     */
    static void mustBeKnown(List<Stop> stops, Map<String, Instant> planned) {
        if (planned == null) {
            return;
        }
        var changed = stops.stream()
                .filter(stop -> !isAsKnown(stop, planned.get(stop.slug)))
                .map(stop -> of(stop, planned.containsKey(stop.slug) ? stop.slug : null))
                .toList();
        if (!changed.isEmpty()) {
            throw changed(changed);
        }
    }

    private static boolean isAsKnown(Stop stop, Instant planned) {
        return stop.window.starts().equals(planned) && stop.state.status() != StopStatus.CANCELLED;
    }

    private static ProblemException changed(List<PlanNow> plans) {
        return new ProblemException(Problem.of(
                TYPE,
                409,
                "The plan has changed",
                "The PR team has changed the plan of this stop meanwhile. Nothing was recorded. Look at both and decide.",
                plans));
    }
}
