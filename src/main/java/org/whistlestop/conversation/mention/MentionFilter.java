package org.whistlestop.conversation.mention;

import java.util.UUID;
import org.whistlestop.support.Condition;
import org.whistlestop.tour.Stop;

/**
 * Which of a tour's mentions somebody wants to see; null is all.
 *
 * @param stop slug, today's or a former one
 */
public record MentionFilter(MentionState state, String stop) {

    public MentionFilter {
        stop = stop == null || stop.isBlank() ? null : stop;
    }

    /** About {@code m}, in JPQL, with what it names filled in. */
    Condition on(UUID tourId) {
        var condition = new Condition("m.tourId = :tour", "tour", tourId);
        if (state != null) {
            condition = condition.and("m.state = :state", "state", state);
        }
        if (stop != null) {
            condition = condition.and("m.stopId = :stop", "stop", Stop.getBySlug(tourId, stop).id);
        }
        return condition;
    }
}
