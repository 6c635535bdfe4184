package org.whistlestop.channel.mastodon;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of a post, without the differences that a server's way of showing it makes. */
final class PostText {

    private final String text;

    PostText(String written) {
        // A server shows a mention without the name of the server it lives on.
        text = Normalizer.normalize(written, Normalizer.Form.NFC)
                .replaceAll("@(\\w+)@[\\w.-]+\\w", "@$1")
                .replaceAll("[\\s\\u00a0]+", " ")
                .strip();
    }

    /** Reads what a server shows; a shortened link counts as what it leads to. */
    static PostText ofHtml(String html) {
        var text = new StringBuilder();
        Jsoup.parseBodyFragment(html).body().traverse(new Reader(text));
        return new PostText(text.toString());
    }

    /** Whether the letters and digits are the same. */
    boolean resembles(PostText other) {
        return bare().equals(other.bare());
    }

    private String bare() {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PostText that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private record Reader(StringBuilder text) implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (node instanceof Element element && isLink(element)) {
                text.append(element.attr("href"));
                element.empty();
            } else if (List.of("br", "p").contains(node.normalName())) {
                text.append('\n');
            }
        }

        private static boolean isLink(Element element) {
            var shown = element.text();
            return element.normalName().equals("a") && !shown.startsWith("@") && !shown.startsWith("#");
        }
    }
}
