package org.whistlestop.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Reads blocks as what they mean: saving a post in the editor, or by somebody whose HTML the blog filters, spells the same words
 * anew (entities, spaces, {@code <br/>}, classes that belong to a kind of block) and is no change.
 */
final class Wording {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private Wording() {}

    static String hash(String blocks) {
        return StoryPart.hash(plain(blocks));
    }

    /** A line for each tag, text and block. */
    static String plain(String blocks) {
        var lines = new StringBuilder();
        Jsoup.parseBodyFragment(blocks).body().childNodes().forEach(node -> write(node, lines));
        return lines.toString();
    }

    /** What a reader sees of blocks: a line for each paragraph, heading and photo. */
    static String seen(String blocks) {
        var body = Jsoup.parseBodyFragment(blocks).body();
        body.select("img").forEach(image -> image.replaceWith(new TextNode("[photo: " + image.attr("alt") + "] ")));
        body.select("br").forEach(line -> line.replaceWith(new TextNode(" ")));
        return body.select("p, h1, h2, h3, h4, h5, h6, figure, li, blockquote, pre").stream()
                .filter(element -> element.select("p, li, figure").size() <= (element.is("p, li, figure") ? 1 : 0))
                .map(Element::text)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static void write(Node node, StringBuilder lines) {
        if (node instanceof TextNode text) {
            line(lines, text.text().strip());
        } else if (node instanceof Comment comment) {
            line(lines, block(comment.getData().strip()));
        } else if (node instanceof Element element) {
            line(lines, "<" + element.normalName() + attributes(element) + ">");
            element.childNodes().forEach(child -> write(child, lines));
            line(lines, "</" + element.normalName() + ">");
        }
    }

    private static void line(StringBuilder lines, String line) {
        if (!line.isEmpty()) {
            lines.append(line.replaceAll("\\s+", " ")).append('\n');
        }
    }

    private static String attributes(Element element) {
        return element.attributes().asList().stream()
                .sorted(Comparator.comparing(Attribute::getKey))
                .map(attribute -> attribute.getKey().equals("class")
                        ? classes(attribute.getValue())
                        : " " + attribute.getKey() + "=" + attribute.getValue().strip())
                .collect(Collectors.joining());
    }

    private static String classes(String value) {
        var kept = Arrays.stream(value.split("\\s+"))
                .filter(name -> !name.isEmpty() && !name.startsWith("wp-block-") && !name.startsWith("wp-element-"))
                .sorted()
                .collect(Collectors.joining(" "));
        return kept.isEmpty() ? "" : " class=" + kept;
    }

    /** {@code wp:image {"id":3}}, with what it says in the order of its names. */
    private static String block(String comment) {
        var brace = comment.indexOf('{');
        if (brace < 0) {
            return "!" + comment;
        }
        try {
            var attributes = JSON.readValue(comment.substring(brace), Map.class);
            return "!" + comment.substring(0, brace).strip() + " " + JSON.writeValueAsString(attributes);
        } catch (JsonProcessingException e) {
            return "!" + comment;
        }
    }
}
