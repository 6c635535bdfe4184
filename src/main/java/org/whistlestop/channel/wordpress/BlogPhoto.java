package org.whistlestop.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A photo in the blog's media library.
 *
 * @param address of the file itself; empty where the blog does not say
 */
record BlogPhoto(long id, String slug, String address) {

    static final String FIELDS = "id,slug,source_url";

    /** Reads one from an answer; empty when that is no photo. */
    static Optional<BlogPhoto> read(JsonNode json) {
        var id = json.path("id");
        var complete = id.isIntegralNumber()
                && id.canConvertToLong()
                && id.longValue() > 0
                && json.path("slug").isTextual()
                && json.path("source_url").isTextual();
        return complete
                ? Optional.of(new BlogPhoto(
                        id.longValue(),
                        json.get("slug").textValue(),
                        json.get("source_url").textValue()))
                : Optional.empty();
    }

    /** What is kept of it between two attempts. */
    String kept() {
        return id + " " + address;
    }

    static BlogPhoto ofKept(String kept) {
        var parts = kept.split(" ", 2);
        return new BlogPhoto(Long.parseLong(parts[0]), "", parts[1]);
    }
}
