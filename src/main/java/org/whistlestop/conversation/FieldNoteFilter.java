package org.whistlestop.conversation;

import java.util.UUID;
import org.whistlestop.support.Condition;
import org.whistlestop.tour.Stop;

/**
 * Which of a tour's field notes somebody wants to see; null is all.
 *
 * @param tag in any spelling
 * @param stop slug, today's or a former one
 */
public record FieldNoteFilter(FieldNoteKind kind, String tag, String stop) {

    public static final FieldNoteFilter ALL = new FieldNoteFilter(null, null, null);

    public FieldNoteFilter {
        tag = tag == null || tag.isBlank() ? null : Tags.tidy(tag);
        stop = stop == null || stop.isBlank() ? null : stop;
    }

    public FieldNoteFilter withKind(FieldNoteKind other) {
        return new FieldNoteFilter(other, tag, stop);
    }

    public FieldNoteFilter withTag(String other) {
        return new FieldNoteFilter(kind, other, stop);
    }

    /** Whether it asks for that tag, in whatever spelling. */
    public boolean isAbout(String other) {
        return tag != null && Tags.key(tag).equals(Tags.key(other));
    }

    /** About {@code n}, in JPQL, with what it names filled in. */
    Condition on(UUID tourId) {
        var condition = new Condition("n.tourId = :tour", "tour", tourId);
        if (kind != null) {
            condition = condition.and("n.kind = :kind", "kind", kind);
        }
        if (tag != null) {
            condition = condition.and("array_contains(n.tagKeys, :tag)", "tag", Tags.key(tag));
        }
        if (stop != null) {
            condition = condition.and("n.stopId = :stop", "stop", Stop.getBySlug(tourId, stop).id);
        }
        return condition;
    }
}
