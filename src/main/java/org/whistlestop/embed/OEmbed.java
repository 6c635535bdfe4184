package org.whistlestop.embed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An answer of type rich, as oEmbed 1.0 has it (oembed.com, section 2.3).
 *
 * @param authorName the host, who stands behind the tour; {@code authorUrl} a page of theirs, or null
 * @param cacheAge seconds
 * @param thumbnail null where its size is more than was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OEmbed(
        String version,
        String type,
        String title,
        @JsonProperty("author_name") String authorName,
        @JsonProperty("author_url") String authorUrl,
        @JsonProperty("provider_name") String providerName,
        @JsonProperty("provider_url") String providerUrl,
        @JsonProperty("cache_age") int cacheAge,
        @JsonProperty("thumbnail_url") String thumbnailUrl,
        @JsonProperty("thumbnail_width") Integer thumbnailWidth,
        @JsonProperty("thumbnail_height") Integer thumbnailHeight,
        String html,
        int width,
        int height) {}
