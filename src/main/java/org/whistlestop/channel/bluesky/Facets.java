package org.whistlestop.channel.bluesky;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Marks web addresses and hashtags in a text; Bluesky finds none by itself, and counts in bytes of UTF-8. */
final class Facets {

    private static final Pattern ADDRESS = Pattern.compile("https?://[\\p{L}\\p{N}\\[][^\\s<>\"]*");
    private static final Pattern TAG = Pattern.compile("(?<=^|\\s)[#＃](?=\\S*[^\\s\\d\\p{P}])([^\\s#＃]{1,64})");
    private static final String NOT_AT_THE_END = ".,;:!?…'\"”’»";

    private Facets() {}

    static List<Map<String, Object>> of(String text) {
        var facets = new ArrayList<Map<String, Object>>();
        for (var found = ADDRESS.matcher(text); found.find(); ) {
            var address = withoutEnd(found.group());
            facets.add(facet(text, found.start(), address, Map.of("$type", FACET + "#link", "uri", address)));
        }
        for (var found = TAG.matcher(text); found.find(); ) {
            var tag = withoutEnd(found.group(1));
            facets.add(facet(text, found.start(), "#" + tag, Map.of("$type", FACET + "#tag", "tag", tag)));
        }
        return facets;
    }

    private static final String FACET = "app.bsky.richtext.facet";

    private static Map<String, Object> facet(String text, int start, String what, Map<String, String> feature) {
        var from = bytes(text.substring(0, start));
        var to = from + bytes(text.substring(start, start + what.length()));
        return Map.of("index", Map.of("byteStart", from, "byteEnd", to), "features", List.of(feature));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String withoutEnd(String found) {
        var end = found.length();
        while (end > 1 && (NOT_AT_THE_END.indexOf(found.charAt(end - 1)) >= 0 || isLoneBracket(found, end))) {
            end--;
        }
        return found.substring(0, end);
    }

    private static boolean isLoneBracket(String found, int end) {
        return found.charAt(end - 1) == ')' && found.lastIndexOf('(', end) < 0;
    }
}
