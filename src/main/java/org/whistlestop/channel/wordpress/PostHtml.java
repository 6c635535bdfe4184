package org.whistlestop.channel.wordpress;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.whistlestop.channel.Picture;

/** Writes plain text as the blocks of WordPress's editor, so that an editor can go on with it as with their own. */
public final class PostHtml {

    private static final Pattern ADDRESS = Pattern.compile("https?://[\\p{L}\\p{N}\\[][^\\s<>\"]*");
    private static final String NOT_AT_THE_END = ".,;:!?…'\"”’»";

    private PostHtml() {}

    /** @param link shown in a paragraph of its own unless the text holds it; null for none */
    public static String of(String text, String link) {
        var whole = link == null || text.contains(link) ? text : text.stripTrailing() + "\n\n" + link;
        return Arrays.stream(whole.strip().split("\n{2,}"))
                .map(PostHtml::paragraph)
                .collect(Collectors.joining("\n\n"));
    }

    /** @param level 2 to 6 */
    public static String heading(int level, String text) {
        var attributes = level == 2 ? "" : "{\"level\":" + level + "} ";
        return "<!-- wp:heading " + attributes + "-->\n<h" + level + ">" + escaped(text) + "</h" + level
                + ">\n<!-- /wp:heading -->";
    }

    /** One photo with its words; the credit of the picture is its caption. */
    public static String photo(long id, String address, Picture picture) {
        var caption = picture.credit() == null || picture.credit().isBlank()
                ? ""
                : "<figcaption class=\"wp-element-caption\">" + escaped(picture.credit()) + "</figcaption>";
        return "<!-- wp:image {\"id\":" + id
                + ",\"sizeSlug\":\"full\"} -->\n<figure class=\"wp-block-image size-full\">"
                + "<img src=\"" + escaped(address) + "\" alt=\"" + escaped(picture.alt()) + "\" class=\"wp-image-" + id
                + "\"/>" + caption + "</figure>\n<!-- /wp:image -->";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#039;")
                // or WordPress runs [gallery] and the like as its own commands
                .replace("[", "&#091;")
                .replace("]", "&#093;");
    }

    private static String paragraph(String text) {
        var html = Arrays.stream(text.split("\n")).map(PostHtml::line).collect(Collectors.joining("<br>"));
        return "<!-- wp:paragraph -->\n<p>" + html + "</p>\n<!-- /wp:paragraph -->";
    }

    private static String line(String text) {
        var html = new StringBuilder();
        var at = 0;
        for (var addresses = ADDRESS.matcher(text); addresses.find(at); ) {
            var address = withoutEnd(addresses.group());
            html.append(escaped(text.substring(at, addresses.start()))).append(anchor(address));
            at = addresses.start() + address.length();
        }
        return html.append(escaped(text.substring(at))).toString();
    }

    private static String withoutEnd(String address) {
        var end = address.length();
        while (NOT_AT_THE_END.indexOf(address.charAt(end - 1)) >= 0 || isLoneBracket(address.substring(0, end))) {
            end--;
        }
        return address.substring(0, end);
    }

    private static boolean isLoneBracket(String address) {
        return address.endsWith(")") && !address.contains("(");
    }

    private static String anchor(String address) {
        return "<a href=\"" + escaped(address) + "\">" + escaped(address.replaceFirst("^https?://", "")) + "</a>";
    }
}
