package org.whistlestop.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.whistlestop.channel.NotSent;

/** A category of the blog, by its number; WordPress takes nothing else. */
record BlogCategory(long id, String name, String slug) {

    static Optional<BlogCategory> read(JsonNode json) {
        return json.path("id").canConvertToLong() && json.path("name").isTextual()
                ? Optional.of(new BlogCategory(
                        json.get("id").longValue(),
                        PlainWords.of(json.get("name").textValue(), 200),
                        json.path("slug").asText("")))
                : Optional.empty();
    }

    /**
     * The numbers of the categories that an editor named.
     *
     * @throws NotSent when there is none of a name, so that nothing is filed where nobody looks
     */
    static List<Long> numbers(List<String> wanted, List<BlogCategory> all) {
        return wanted.stream()
                .map(word -> all.stream()
                        .filter(category -> category.isCalled(word))
                        .findFirst()
                        .orElseThrow(() -> NotSent.refused("The blog has no category " + word + ". It has "
                                + all.stream().map(BlogCategory::name).limit(20).collect(Collectors.joining(", "))
                                + "."))
                        .id())
                .distinct()
                .toList();
    }

    private boolean isCalled(String word) {
        return name.equalsIgnoreCase(word)
                || slug.equalsIgnoreCase(word)
                || String.valueOf(id).equals(word);
    }
}
