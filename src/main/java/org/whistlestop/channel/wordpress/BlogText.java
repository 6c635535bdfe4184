package org.whistlestop.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A post with its words, as its editors have them before them.
 *
 * @param title with entities, as the blog keeps it
 * @param content blocks, as the blog keeps them
 */
record BlogText(BlogPost post, String title, String content) {

    static final String FIELDS = BlogPost.FIELDS + ",title.raw,content.raw";

    /** Reads one from an answer; empty when the words are not in it. */
    static Optional<BlogText> read(JsonNode json) {
        var title = json.at("/title/raw");
        var content = json.at("/content/raw");
        return title.isTextual() && content.isTextual()
                ? BlogPost.read(json).map(post -> new BlogText(post, title.textValue(), content.textValue()))
                : Optional.empty();
    }
}
