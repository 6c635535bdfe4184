package org.whistlestop.story;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A post that is to be looked after.
 *
 * @param stopId null for a whole day or tour
 * @param day null for a stop or the whole tour
 * @param name its slug in the blog
 * @param wanted which version this is
 * @param held why it waits for a person; null when it does not
 * @param decision of a person, and {@code decidedFor} the hash of the content they saw; null for none
 * @param blogId null before it is known to stand there
 * @param publishes whether it is to be published and never was
 * @param title as we wrote it last; null before
 * @param author the name that the tour chose; null for none
 */
record Job(
        UUID id,
        UUID tourId,
        StoryKind kind,
        UUID stopId,
        LocalDate day,
        String name,
        long wanted,
        StoryState state,
        Hold held,
        Decision decision,
        String decidedFor,
        Long blogId,
        Long authorId,
        boolean publishes,
        String title,
        String author,
        String category) {

    /** The class of the group of blocks that is ours. */
    String mark() {
        return "whistlestop-" + id.toString().substring(0, 13);
    }
}
