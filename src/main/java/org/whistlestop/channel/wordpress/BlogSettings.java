package org.whistlestop.channel.wordpress;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.whistlestop.channel.NotSent;

/**
 * What an editor settles about a blog.
 *
 * @param publishes {@code publish}: {@code publish} (so it is without a word), or {@code draft}, which leaves publishing to an editor
 * @param categories {@code categories}: names, slugs or numbers, with commas between
 * @param photo {@code pictures}: {@code featured} or {@code yes} (so it is without a word), {@code text} for above the text, {@code no}
 * @param prettyAddresses {@code rest}: {@code wp-json} (so it is without a word), or {@code rest_route} for a blog without permalinks
 */
record BlogSettings(boolean publishes, List<String> categories, PhotoPlace photo, boolean prettyAddresses) {

    enum PhotoPlace {
        FEATURED,
        TEXT,
        NONE
    }

    /** @throws NotSent naming the setting that cannot be read: what was meant as a draft is never published by a typing error */
    static BlogSettings of(Map<String, String> settings) {
        return new BlogSettings(
                choice(settings, "publish", "publish", "draft").equals("publish"),
                Arrays.stream(settings.getOrDefault("categories", "").split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                switch (choice(settings, "pictures", "featured", "yes", "text", "no")) {
                    case "text" -> PhotoPlace.TEXT;
                    case "no" -> PhotoPlace.NONE;
                    default -> PhotoPlace.FEATURED;
                },
                choice(settings, "rest", "wp-json", "rest_route").equals("wp-json"));
    }

    private static String choice(Map<String, String> settings, String name, String... known) {
        var said = settings.getOrDefault(name, "").strip();
        if (said.isEmpty()) {
            return known[0];
        }
        if (!List.of(known).contains(said)) {
            throw NotSent.refused("The channel's setting " + name + " cannot be read. It is one of "
                    + String.join(", ", known) + ".");
        }
        return said;
    }
}
