package org.whistlestop.channel.bluesky;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Picture;

/** A record of the kind {@code app.bsky.feed.post}; the same for a message each time, as its date is the one it was due. */
final class FeedPost {

    static final String COLLECTION = "app.bsky.feed.post";

    private static final int WIDEST = 4000;
    private static final long LARGEST = 1_000_000;

    private FeedPost() {}

    /** @param blob what the server answered when the photo was uploaded; not looked at where there is none */
    static Map<String, Object> of(Message message, Object blob) {
        var post = new LinkedHashMap<String, Object>();
        post.put("$type", COLLECTION);
        post.put("text", message.text());
        post.put("createdAt", message.due().truncatedTo(ChronoUnit.MILLIS).toString());
        if (message.language() != null) {
            post.put("langs", List.of(message.language()));
        }
        var facets = Facets.of(message.text());
        if (!facets.isEmpty()) {
            post.put("facets", facets);
        }
        if (message.picture() != null) {
            post.put("embed", photo(message.picture(), blob));
        } else if (message.link() != null) {
            post.put("embed", card(message));
        }
        return post;
    }

    static Picture.File file(Picture picture) {
        return picture.jpeg(WIDEST, LARGEST)
                .orElseThrow(() -> NotSent.refused(
                        "There is no JPEG of the photo that Bluesky takes: at most " + LARGEST + " bytes."));
    }

    private static Map<String, Object> photo(Picture picture, Object blob) {
        var file = file(picture);
        var image = new LinkedHashMap<String, Object>();
        image.put("image", blob);
        image.put("alt", described(picture));
        image.put("aspectRatio", Map.of("width", file.width(), "height", file.height()));
        return ordered("app.bsky.embed.images", "images", List.of(image));
    }

    /** There is no other place to say who took it; a sign instead of a word, as the text may be in any language. */
    private static String described(Picture picture) {
        var credit = picture.credit();
        return credit == null || credit.isBlank() ? picture.alt() : picture.alt() + " 📷 " + credit;
    }

    private static Map<String, Object> card(Message message) {
        var card = new LinkedHashMap<String, Object>();
        card.put("uri", message.link());
        card.put("title", message.title() == null || message.title().isBlank() ? host(message) : message.title());
        card.put("description", "");
        return ordered("app.bsky.embed.external", "external", card);
    }

    private static String host(Message message) {
        try {
            var host = URI.create(message.link()).getHost();
            return host == null ? message.link() : host;
        } catch (IllegalArgumentException e) {
            return message.link();
        }
    }

    private static Map<String, Object> ordered(String type, String name, Object what) {
        var embed = new LinkedHashMap<String, Object>();
        embed.put("$type", type);
        embed.put(name, what);
        return embed;
    }
}
