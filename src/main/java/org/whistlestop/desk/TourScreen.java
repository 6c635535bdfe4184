package org.whistlestop.desk;

import java.util.List;
import java.util.UUID;
import org.whistlestop.tour.TourView;

/** A tour as its staff sees it. */
record TourScreen(
        TourView tour,
        boolean mayPlan,
        boolean mayRun,
        boolean mayKeepKeys,
        boolean mayExport,
        boolean isHost,
        long photosToDo,
        List<Part> parts,
        List<Count> counts,
        String current,
        String changed,
        List<Said> checkIns,
        Settings settings,
        String done,
        String wrong) {

    /** A part of the plan; what is past is folded away. */
    record Part(String title, boolean folded, List<StopRow> stops) {}

    /** How many stops have a status. */
    record Count(String status, long number) {}

    /** What the settings form holds, as typed. */
    record Settings(String title, String publicDelayMinutes, boolean publicAfterLeaving) {
        static Settings of(TourView tour) {
            return new Settings(tour.title(), Integer.toString(tour.publicDelayMinutes()), tour.publicAfterLeaving());
        }
    }

    /**
     * A check-in in words.
     *
     * @param received when it reached us, where that is more than a minute off the phone's time
     */
    record Said(
            UUID id,
            String at,
            String received,
            String stop,
            String stopSlug,
            String what,
            String who,
            String note,
            boolean withdrawn,
            boolean isPublic) {}
}
