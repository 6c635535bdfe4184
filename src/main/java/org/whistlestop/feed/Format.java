package org.whistlestop.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import org.whistlestop.support.PublicPage;

/** The formats of a feed, by the ends of their addresses. */
public enum Format {
    ATOM("application/atom+xml"),
    RSS("application/rss+xml"),
    JSON("application/feed+json");

    final String type;

    Format(String type) {
        this.type = type;
    }

    public static Format of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    PublicPage write(Feed feed, ObjectMapper json) {
        return PublicPage.of(
                switch (this) {
                    case ATOM -> XmlFeed.atom(feed);
                    case RSS -> XmlFeed.rss(feed);
                    case JSON -> json(feed, json);
                },
                type);
    }

    private static String json(Feed feed, ObjectMapper json) {
        try {
            return json.writeValueAsString(JsonFeed.of(feed));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
