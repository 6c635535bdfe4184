package org.whistlestop.embed;

import java.net.URI;

/** What is pasted into a page to show a tour or a stop there, in three ways. */
public record Snippets(EmbedAddress shown, Look look, URI base) {

    private static final int WIDTH = 640;

    /** Works wherever frames are let in, with or without scripts. */
    public String frame() {
        return Frame.of(shown, look, WIDTH).html(base);
    }

    /** For a site that runs our script: part of its page, in its colours if it likes. */
    public String element() {
        var name = shown.stop() == null ? "whistlestop-tour" : "whistlestop-stop";
        var attributes = new StringBuilder();
        add(attributes, "tour", shown.view().slug());
        if (shown.stop() != null) {
            add(attributes, "stop", shown.stop().stop().slug);
        }
        if (look.theme() != Look.USUAL.theme()) {
            add(attributes, "theme", look.theme().word());
        }
        if (look.map() != Look.USUAL.map()) {
            add(attributes, "map", look.map().word());
        }
        return "<script type=\"module\" src=\"%s\"></script>\n<%s%s>%s</%s>"
                .formatted(Escaped.attribute(shown.at(base, "/embed.js")), name, attributes, link(), name);
    }

    private static void add(StringBuilder attributes, String name, String value) {
        attributes
                .append(' ')
                .append(name)
                .append("=\"")
                .append(Escaped.attribute(value))
                .append('"');
    }

    /** For mails and for sites that let nothing in. */
    public String link() {
        return "<a href=\"%s\">%s</a>"
                .formatted(
                        Escaped.attribute(address()),
                        Escaped.text(shown.title() + ", with " + shown.view().host()));
    }

    /** What a site that knows oEmbed needs, on a line of its own. */
    public String address() {
        return shown.at(base, shown.page());
    }

    /** Path of the frame, for our own preview. */
    public String path() {
        return shown.frame(look);
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return Frame.of(shown, look, WIDTH).height();
    }
}
