package org.whistlestop.announcement.lint;

import java.util.ArrayList;
import java.util.List;

/** Finds emoji, and counts what people see as one once: no skin tones, no joined parts, flags as one. */
final class Emoji {

    private static final int JOINER = 0x200d;
    private static final int VARIANT = 0xfe0f;

    private Emoji() {}

    static List<Place> in(String text) {
        var places = new ArrayList<Place>();
        var joined = false;
        var half = false;
        for (int i = 0, point; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            var flag = isFlag(point);
            if (Letters.isEmoji(point) && !joined && !isTone(point) && !(flag && half)) {
                places.add(new Place(i, i + Character.charCount(point)));
            }
            half = flag && !half;
            joined = point == JOINER;
        }
        return places;
    }

    /** How many stand side by side at most. */
    static int longestRow(List<Place> emoji, String text) {
        var longest = 0;
        var row = 0;
        var end = -1;
        for (var place : emoji) {
            row = end >= 0 && isBetween(text.substring(end, place.start())) ? row + 1 : 1;
            longest = Math.max(longest, row);
            end = place.end();
        }
        return longest;
    }

    /** Nothing but blanks, and what belongs to the emoji before. */
    private static boolean isBetween(String text) {
        return text.codePoints()
                .allMatch(point -> Letters.isBlank(point)
                        || point == VARIANT
                        || point == JOINER
                        || isTone(point)
                        || Letters.isEmoji(point));
    }

    private static boolean isTone(int point) {
        return point >= 0x1f3fb && point <= 0x1f3ff;
    }

    private static boolean isFlag(int point) {
        return point >= 0x1f1e6 && point <= 0x1f1ff;
    }
}
