package org.whistlestop.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/** A feed as JSON Feed 1.1; the place of each item stands in an extension of our own, as GeoJSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JsonFeed(
        String version,
        String title,
        String description,
        @JsonProperty("home_page_url") String homePageUrl,
        @JsonProperty("feed_url") String feedUrl,
        String language,
        List<Author> authors,
        List<Hub> hubs,
        List<Item> items) {

    record Author(String name) {}

    record Hub(String type, String url) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String id,
            String url,
            String title,
            @JsonProperty("content_html") String contentHtml,
            @JsonProperty("content_text") String contentText,
            @JsonProperty("date_published") Instant datePublished,
            @JsonProperty("date_modified") Instant dateModified,
            String language,
            String image,
            List<Author> authors,
            List<Attachment> attachments,
            @JsonProperty("_geometry") Geometry geometry) {}

    /** @param title what the picture shows */
    record Attachment(
            String url,
            @JsonProperty("mime_type") String mimeType,
            String title,
            @JsonProperty("size_in_bytes") long sizeInBytes) {}

    /** A GeoJSON point: longitude, latitude. */
    record Geometry(String type, List<Double> coordinates) {}

    static JsonFeed of(Feed feed) {
        return new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                feed.title(),
                feed.about(),
                feed.home(),
                feed.address("json"),
                "en",
                List.of(new Author(feed.host())),
                List.of(new Hub("WebSub", feed.hub().toString())),
                feed.entries().stream().map(entry -> item(feed, entry)).toList());
    }

    private static Item item(Feed feed, Entry entry) {
        var picture = entry.photo() == null ? null : entry.photo().near(1280);
        var point = entry.point();
        return new Item(
                entry.urn(),
                feed.absolute(entry.path()),
                entry.title(),
                feed.html(entry),
                entry.text(),
                entry.published(),
                entry.updated(),
                entry.language(),
                picture == null ? null : feed.absolute(picture.url()),
                List.of(new Author(entry.author())),
                picture == null
                        ? null
                        : List.of(new Attachment(
                                feed.absolute(picture.url()),
                                picture.type(),
                                entry.photo().words(),
                                picture.bytes())),
                new Geometry("Point", List.of(point.longitude(), point.latitude())));
    }
}
