package org.whistlestop.story;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a post is to say, as the public may read it now.
 *
 * @param byline who stands behind it
 * @param unfinished whether there is more that is just being made, such as larger sizes of photos
 */
record StoryContent(String title, String byline, List<Section> sections, boolean unfinished) {

    /**
     * What happened at one stop.
     *
     * @param link to its page
     * @param entries in the order in which they happened
     */
    record Section(String heading, String when, String link, List<Entry> entries) {}

    /**
     * One thing that happened: words, or a photo.
     *
     * @param link behind the words; null for none
     * @param photo null for words
     */
    record Entry(Instant at, String words, String link, Shot photo) {}

    /** @param caption with the name of who took it */
    record Shot(UUID photoId, String alt, String caption) {}

    boolean isEmpty() {
        return sections.stream().allMatch(section -> section.entries().isEmpty());
    }

    Set<UUID> photoIds() {
        return shots().stream().map(Shot::photoId).collect(Collectors.toSet());
    }

    List<Shot> shots() {
        return sections.stream()
                .flatMap(section -> section.entries().stream())
                .filter(entry -> entry.photo() != null)
                .map(Entry::photo)
                .toList();
    }
}
