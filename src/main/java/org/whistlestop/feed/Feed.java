package org.whistlestop.feed;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What stands in the feeds of a tour, or of one of its stops.
 *
 * @param path of the page that it is about; the feeds are below it
 * @param since when that page came to be, for a feed without entries
 * @param base of all addresses
 * @param hub where to subscribe to it (WebSub)
 * @param entries the newest first
 */
record Feed(
        String title, String about, String path, String host, Instant since, URI base, URI hub, List<Entry> entries) {

    String home() {
        return absolute(path);
    }

    /** @param format atom, rss or json */
    String address(String format) {
        return home() + "/feed." + format;
    }

    String absolute(String path) {
        return base.resolve(path).toString();
    }

    Instant updated() {
        return entries.stream()
                .map(Entry::updated)
                .max(Comparator.naturalOrder())
                .orElse(since);
    }

    /** What readers show of an entry: its words in paragraphs, the photo under them. */
    String html(Entry entry) {
        var html = new StringBuilder();
        for (var paragraph : entry.paragraphs()) {
            html.append("<p>").append(escaped(paragraph).replace("\n", "<br>")).append("</p>");
        }
        if (entry.photo() != null) {
            var picture = entry.photo().near(1280);
            html.append("<p><img src=\"%s\" width=\"%d\" height=\"%d\" alt=\"%s\"></p>"
                    .formatted(
                            escaped(absolute(picture.url())),
                            picture.width(),
                            picture.height(),
                            escaped(entry.photo().words())));
        }
        return html.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
