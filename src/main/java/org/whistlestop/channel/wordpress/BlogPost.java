package org.whistlestop.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.whistlestop.channel.Sent;

/** A post as the blog keeps it, as far as it matters here. */
record BlogPost(long id, String slug, String status, String link, long author) {

    static final String FIELDS = "id,slug,status,link,author";

    /** Reads one from an answer; empty when that is no post. */
    static Optional<BlogPost> read(JsonNode json) {
        var id = json.path("id");
        var complete = id.isIntegralNumber()
                && id.canConvertToLong()
                && id.longValue() > 0
                && json.path("slug").isTextual()
                && json.path("status").isTextual();
        return complete
                ? Optional.of(new BlogPost(
                        id.longValue(),
                        json.get("slug").textValue(),
                        json.get("status").textValue(),
                        json.path("link").asText(""),
                        json.path("author").asLong(0)))
                : Optional.empty();
    }

    boolean isDraft() {
        return status.equals("draft") || status.equals("auto-draft");
    }

    boolean isInTrash() {
        return status.equals("trash");
    }

    /** Whether it has its place for good: published, or taken on by an editor who scheduled it, made it private and so on. */
    boolean isSettled() {
        return !isDraft() && !isInTrash();
    }

    Sent sent() {
        var shown = link.matches("https?://[!-~]{1,1000}") ? link : null;
        return new Sent(String.valueOf(id), shown, "post " + id + ", " + status + ", slug " + slug);
    }
}
