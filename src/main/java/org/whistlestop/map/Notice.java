package org.whistlestop.map;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.whistlestop.announcement.Published;
import org.whistlestop.tour.StoreTime;

/**
 * An announcement in the words of a stop's page.
 *
 * @param paragraphs each a list of lines
 * @param time by the clocks of the store
 */
public record Notice(
        UUID id,
        String title,
        List<List<String>> paragraphs,
        String language,
        String author,
        Instant instant,
        String time) {

    static Notice of(Published said, ZoneId zone) {
        return new Notice(
                said.id(),
                said.title(),
                paragraphs(said.text()),
                said.language(),
                said.author(),
                said.at(),
                StoreTime.moment(said.at(), zone));
    }

    static List<List<String>> paragraphs(String text) {
        return List.of(text.split("\n{2,}")).stream()
                .map(paragraph -> List.of(paragraph.split("\n")))
                .toList();
    }
}
