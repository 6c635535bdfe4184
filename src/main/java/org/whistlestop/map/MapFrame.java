package org.whistlestop.map;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What stands around a page's content: addresses that need this installation's own name or a content hash.
 *
 * @param canonical absolute address of the page
 * @param preview the picture in link previews
 * @param basemap path of the TopoJSON for the live map
 * @param picture path of the drawn basemap, {@code smallPicture} the same for phones
 * @param tiles address template of the operator's tile server, or an empty text
 */
public record MapFrame(
        String canonical,
        Preview preview,
        String basemap,
        String picture,
        String smallPicture,
        String tiles,
        String attribution) {

    /** Where other sites ask how to embed this page: {@code json} or {@code xml}. */
    public String oembed(String format) {
        var page = URLEncoder.encode(canonical, StandardCharsets.UTF_8);
        return URI.create(canonical)
                .resolve("/oembed?format=" + format + "&url=" + page)
                .toString();
    }
}
