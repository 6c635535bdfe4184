package org.whistlestop.announcement.lint;

import java.util.ArrayList;
import java.util.List;

/** Holds what stands between quotation marks, and of how many words it is. */
record Quotation(Place place, int words) {

    private static final String MARKS = "\"“”„«»";
    private static final String OPENING = "„«";
    private static final int LONGEST = 300;

    /** A mark behind a letter or a digit opens nothing: 55" is a size. */
    static List<Quotation> in(String text, List<Word> words) {
        var found = new ArrayList<Quotation>();
        var open = -1;
        for (var i = 0; i < text.length(); i++) {
            var mark = text.charAt(i);
            if (MARKS.indexOf(mark) < 0) {
                continue;
            }
            if (open >= 0 && i - open < LONGEST && OPENING.indexOf(mark) < 0) {
                var place = new Place(open, i + 1);
                found.add(new Quotation(place, count(words, place)));
                open = -1;
            } else if (i == 0 || !Letters.isWord(text.charAt(i - 1))) {
                open = i;
            }
        }
        return found;
    }

    private static int count(List<Word> words, Place place) {
        return firstAt(words, place.end()) - firstAt(words, place.start());
    }

    /** Words stand in order, so halving finds the first one that does not begin before a place. */
    private static int firstAt(List<Word> words, int place) {
        var low = 0;
        for (var high = words.size(); low < high; ) {
            var middle = (low + high) >>> 1;
            if (words.get(middle).start() < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
