package org.whistlestop.conversation;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Tidies product tags: spaces folded, upper and lower case the same tag, the first spelling kept. */
final class Tags {

    private Tags() {}

    /** What names a tag several times, names it once; a tag that is missing stays, to be refused. */
    static List<String> tidy(List<String> tags) {
        var byKey = new LinkedHashMap<String, String>();
        for (var tag : tags == null ? List.<String>of() : tags) {
            var tidied = tidy(tag);
            byKey.putIfAbsent(key(tidied), tidied);
        }
        return List.copyOf(byKey.values());
    }

    static String tidy(String tag) {
        return Normalizer.normalize(Objects.requireNonNullElse(tag, ""), Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The same for every spelling of a tag; up first, for ß and ss are one. */
    static String key(String tag) {
        return tidy(tag).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    static String[] keys(String[] tags) {
        return java.util.Arrays.stream(tags).map(Tags::key).toArray(String[]::new);
    }
}
