package org.whistlestop.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.tour.GeoPoint;

/**
 * One entry of a feed.
 *
 * @param id the same for ever, however the entry changes
 * @param path of the page where it stands
 * @param author a named person
 * @param language as a tag, like {@code en}
 * @param paragraphs plain text, with line breaks
 * @param point of the store
 * @param photo null for none
 */
record Entry(
        UUID id,
        String title,
        String path,
        String author,
        String language,
        Instant published,
        Instant updated,
        List<String> paragraphs,
        GeoPoint point,
        PhotoCard photo) {

    static final Comparator<Entry> NEWEST_FIRST = Comparator.comparing(Entry::updated)
            .reversed()
            .thenComparing(entry -> entry.id().toString());

    /** As a name that holds for good (RFC 4122). */
    String urn() {
        return "urn:uuid:" + id;
    }

    String text() {
        return String.join("\n\n", paragraphs);
    }
}
