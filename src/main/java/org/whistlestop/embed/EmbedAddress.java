package org.whistlestop.embed;

import java.net.URI;
import org.whistlestop.map.MapView;
import org.whistlestop.map.StopCard;

/**
 * What is embedded: a tour, or one of its stops.
 *
 * @param stop null for the whole tour
 */
public record EmbedAddress(MapView view, StopCard stop) {

    /** Path of the page that people read. */
    public String page() {
        return stop == null ? view.path() : stop.url();
    }

    /** Path of the page in a frame. */
    public String frame(Look look) {
        return "/embed" + page() + look.query();
    }

    public String title() {
        return stop == null ? view.title() : stop.name() + " · " + view.title();
    }

    String at(URI base, String path) {
        return base.resolve(path).toString();
    }
}
