package org.whistlestop.tour.itinerary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a file changes, or would change.
 *
 * @param revision the itinerary's number that this was compared with, or that it has now
 */
@Schema(description = "What the file changes; with dryRun, what it would change")
public record ItineraryChange(
        boolean dryRun,
        long revision,
        List<Line> added,

        @Schema(description = "Known stops at another time or place, or with other words")
        List<Line> moved,

        List<Line> kept,

        @Schema(description = "Known stops that the file no longer has or cancels")
        List<Line> cancelled,

        List<Warning> warnings) {

    public int changes() {
        return added.size() + moved.size() + cancelled.size();
    }

    /**
     * One stop of the comparison.
     *
     * @param line in the file; 0 for a stop that the file does not have
     * @param slug the stop's address; none yet when a dry run would add it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(int line, String slug, String store, String city, String starts, List<Difference> differences) {}

    /** A field before and after. */
    public record Difference(String field, String from, String to) {}
}
