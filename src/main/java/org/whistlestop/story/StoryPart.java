package org.whistlestop.story;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Our part of a post: a group of blocks with a class of its own. What stands around it is the editors'.
 *
 * @param ours with the group itself
 */
record StoryPart(String before, String ours, String after) {

    private static final Pattern GROUP =
            Pattern.compile("<!--\\s+(/?)wp:group(?:\\s+(\\{.*?\\}))?\\s+(/?)-->", Pattern.DOTALL);
    private static final Pattern IMAGE =
            Pattern.compile("<!--\\s+wp:image\\s+(\\{.*?\\})\\s+-->.*?<!--\\s+/wp:image\\s+-->\\s*", Pattern.DOTALL);

    /** The group around blocks, as the editor itself would write it. */
    static String wrapped(String mark, String blocks) {
        return "<!-- wp:group {\"className\":\"" + mark + "\"} -->\n<div class=\"wp-block-group " + mark + "\">"
                + blocks + "</div>\n<!-- /wp:group -->";
    }

    /** All groups of that mark, which somebody may have copied or taken out. */
    static List<StoryPart> listIn(String content, String mark) {
        var parts = new ArrayList<StoryPart>();
        var groups = GROUP.matcher(content);
        for (var from = 0; groups.find(from); ) {
            from = groups.end();
            if (groups.group(1).isEmpty() && isMarked(groups.group(2), mark)) {
                var end = end(content, groups.end());
                parts.add(new StoryPart(
                        content.substring(0, groups.start()),
                        content.substring(groups.start(), end),
                        content.substring(end)));
                from = end;
            }
        }
        return parts;
    }

    private static boolean isMarked(String attributes, String mark) {
        return attributes != null && attributes.matches("(?s).*\"className\":\"([^\"]* )?" + mark + "( [^\"]*)?\".*");
    }

    /** Groups may stand in groups. */
    private static int end(String content, int from) {
        var depth = 1;
        var groups = GROUP.matcher(content);
        while (depth > 0 && groups.find(from)) {
            from = groups.end();
            if (!groups.group(1).isEmpty()) {
                depth--;
            } else if (groups.group(3).isEmpty()) {
                depth++;
            }
        }
        return depth == 0 ? from : content.length();
    }

    String with(String others) {
        return before + others + after;
    }

    /** The same content without our mark: all of it is the editors' from then on. */
    static String unmarked(String content, String mark) {
        return content.replaceAll(mark + "(?![\\w-])", "whistlestop-before");
    }

    /** The same content without these photos, wherever they stand. */
    static String without(String content, Collection<Long> photos) {
        return IMAGE.matcher(content)
                .replaceAll(
                        image -> photos.stream().anyMatch(id -> image.group(1).matches("(?s).*\"id\":" + id + "\\D.*"))
                                ? ""
                                : java.util.regex.Matcher.quoteReplacement(image.group()));
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
