package org.whistlestop.channel.wordpress;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.wordpress.BlogSettings.PhotoPlace;

/** What is sent to make a draft. */
final class NewPost {

    private NewPost() {}

    /** @param photo null for none */
    static Map<String, Object> of(Message message, BlogSettings settings, List<?> categories, BlogPhoto photo) {
        var post = new LinkedHashMap<String, Object>();
        post.put("slug", message.name());
        post.put("status", "draft");
        post.put("title", message.title() == null ? "" : PostHtml.escaped(message.title()));
        var text = PostHtml.of(message.text(), message.link());
        var above = photo != null && settings.photo() == PhotoPlace.TEXT;
        post.put(
                "content",
                above ? PostHtml.photo(photo.id(), photo.address(), message.picture()) + "\n\n" + text : text);
        if (!categories.isEmpty()) {
            post.put("categories", categories);
        }
        if (photo != null && settings.photo() == PhotoPlace.FEATURED) {
            post.put("featured_media", photo.id());
        }
        return post;
    }
}
