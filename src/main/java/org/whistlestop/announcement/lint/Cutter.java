package org.whistlestop.announcement.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into words with their places in it, as {@code web/lint/tokens.js} does: links are kept apart, hashtags are taken
 * to pieces at their capitals, {@code {fields}} are words of their own.
 */
final class Cutter {

    private static final String SYMBOLS = "%$€£¥★⭐☆✩&+";
    private static final String BREAKS = ",;:—–()[]\"“”„«»•|";
    private static final String ENDS = ".!?…。！？؟";
    private static final String ASKS = "?？؟";
    private static final int LONGEST_FIELD = 30;
    private static final Set<String> DOMAINS =
            Set.of(("com org net io tv de co uk fr es eu us ly gl be it nl shop link example invalid test").split(" "));

    private final String text;
    private final Set<String> abbreviations;
    private final int[] points;
    private final int[] places;
    private final List<Word> words = new ArrayList<>();
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<Place> links = new ArrayList<>();
    private final List<Place> tags = new ArrayList<>();
    private int clause;
    private boolean opens = true;
    private int first;

    private Cutter(String text, Set<String> abbreviations) {
        this.text = text;
        this.abbreviations = abbreviations;
        this.points = text.codePoints().toArray();
        this.places = new int[points.length + 1];
        for (var i = 0; i < points.length; i++) {
            places[i + 1] = places[i] + Character.charCount(points[i]);
        }
    }

    static CutText cut(String text, Set<String> abbreviations) {
        return new Cutter(text, abbreviations).cut();
    }

    static List<Word> words(String text) {
        return cut(text, Set.of()).words();
    }

    private CutText cut() {
        for (var i = 0; i < points.length; ) {
            i = step(i);
        }
        endSentence(false, text.length());
        return new CutText(text, words, sentences, links, tags);
    }

    /** Takes what stands at {@code i} and answers where to go on. */
    private int step(int i) {
        var point = at(i);
        var linkEnd = linkEnd(i);
        if (linkEnd > i) {
            links.add(new Place(places[i], places[linkEnd]));
            breakClause();
            return linkEnd;
        }
        if ((point == '#' || point == '＃') && isTag(i + 1)) {
            return tag(i);
        }
        if (point == '@' && Letters.isWord(at(i + 1))) {
            breakClause();
            return nameEnd(i + 1);
        }
        if (point == '{' && fieldEnd(i) > i) {
            return field(i, fieldEnd(i));
        }
        if (Letters.isWord(point)) {
            var end = wordEnd(i);
            add(i, end, folded(i, end), false, "");
            return end;
        }
        if (SYMBOLS.indexOf(point) >= 0) {
            add(i, i + 1, Character.toString(point), false, "");
            return i + 1;
        }
        if (ENDS.indexOf(point) >= 0) {
            return stop(i);
        }
        if (point == '\n' || point == '\r') {
            endSentence(false, places[i]);
        } else if (BREAKS.indexOf(point) >= 0
                || Letters.isEmoji(point)
                || (point == '-' && at(i - 1) == ' ' && at(i + 1) == ' ')) {
            breakClause();
        }
        return i + 1;
    }

    private int at(int i) {
        return i >= 0 && i < points.length ? points[i] : -1;
    }

    private void breakClause() {
        clause++;
        opens = true;
    }

    private void endSentence(boolean asks, int end) {
        if (words.size() > first) {
            sentences.add(new Sentence(first, words.size() - 1, asks, end));
            first = words.size();
        }
        breakClause();
    }

    /** A full stop ends a sentence before a blank, unless it stands behind a single letter or an abbreviation. */
    private int stop(int i) {
        var end = i;
        var asks = false;
        while (end < points.length && ENDS.indexOf(points[end]) >= 0) {
            asks |= ASKS.indexOf(points[end]) >= 0;
            end++;
        }
        if (at(i) == '.' && end == i + 1 && !endsHere(end)) {
            return end;
        }
        endSentence(asks, places[end]);
        return end;
    }

    private boolean endsHere(int next) {
        if (Letters.isWord(at(next))) {
            return false;
        }
        if (words.size() == first || words.get(words.size() - 1).end() != places[next - 1] || next >= points.length) {
            return true;
        }
        var last = words.get(words.size() - 1);
        var initial =
                last.word().length() == 1 && last.letters() == 1 && !last.word().equals("i");
        return !initial && !abbreviations.contains(last.word());
    }

    /** Letters, digits and marks; an apostrophe between letters, and one of :.,/ between digits, stay inside. */
    private int wordEnd(int i) {
        var end = i + 1;
        while (end < points.length && staysInside(end)) {
            end++;
        }
        return end;
    }

    private boolean staysInside(int i) {
        var point = at(i);
        return Letters.isWord(point)
                || Letters.isMark(point)
                || (Letters.isApostrophe(point) && Letters.isLetter(at(i - 1)) && Letters.isLetter(at(i + 1)))
                || (":.,/".indexOf(point) >= 0 && Letters.isDigit(at(i - 1)) && Letters.isDigit(at(i + 1)));
    }

    private boolean isTag(int i) {
        var end = i;
        while (Letters.isDigit(at(end))) {
            end++;
        }
        return Letters.isWord(at(end));
    }

    /** {@code #PreOrderNow} is the words pre, order and now. */
    private int tag(int i) {
        var end = nameEnd(i + 1);
        tags.add(new Place(places[i], places[end]));
        breakClause();
        var from = i + 1;
        for (var k = i + 2; k <= end; k++) {
            var hump = k < end && Letters.isUpper(at(k)) && !Letters.isUpper(at(k - 1));
            var seam = k < end && at(k) == '_';
            if (k == end || hump || seam) {
                if (k > from) {
                    add(from, k, folded(from, k), true, "");
                }
                from = seam ? k + 1 : k;
            }
        }
        breakClause();
        return end;
    }

    private int nameEnd(int i) {
        var end = i;
        while (Letters.isWord(at(end)) || at(end) == '_' || Letters.isMark(at(end))) {
            end++;
        }
        return end;
    }

    private int fieldEnd(int i) {
        var end = i + 1;
        while (at(end) < 0x80 && (Letters.isLetter(at(end)) || at(end) == '_') && end - i < LONGEST_FIELD) {
            end++;
        }
        return end > i + 1 && at(end) == '}' ? end + 1 : i;
    }

    private int field(int i, int end) {
        var name = text.substring(places[i + 1], places[end - 1]).toLowerCase(Locale.ROOT);
        add(i, end, "", false, name);
        return end;
    }

    private int linkEnd(int i) {
        if (i > 0 && "(<\"“[:".indexOf(at(i - 1)) < 0 && !Letters.isBlank(at(i - 1)) && !Letters.isEmoji(at(i - 1))) {
            return i;
        }
        if (!Letters.isWord(at(i))) {
            return i;
        }
        var end = i;
        while (end < points.length && "<>\"“”".indexOf(at(end)) < 0 && !Letters.isBlank(at(end))) {
            end++;
        }
        while (end > i && ".,;:!?)…".indexOf(at(end - 1)) >= 0) {
            end--;
        }
        return looksLikeLink(text.substring(places[i], places[end])) ? end : i;
    }

    private static boolean looksLikeLink(String word) {
        if (word.startsWith("http://") || word.startsWith("https://") || word.startsWith("www.")) {
            return true;
        }
        var slash = word.indexOf('/');
        var host = slash < 0 ? word : word.substring(0, slash);
        var dot = host.lastIndexOf('.');
        return dot > 0 && !host.contains("..") && DOMAINS.contains(host.substring(dot + 1));
    }

    private String folded(int i, int end) {
        var folded = new StringBuilder();
        for (var k = i; k < end; k++) {
            folded.append(Letters.fold(points[k]));
        }
        return folded.toString();
    }

    private void add(int i, int end, String word, boolean tag, String field) {
        var letters = 0;
        var upper = 0;
        var digits = 0;
        for (var k = i; k < end; k++) {
            letters += Letters.isLetter(points[k]) ? 1 : 0;
            upper += Letters.isUpper(points[k]) ? 1 : 0;
            digits += Letters.isDigit(points[k]) ? 1 : 0;
        }
        var capital = Letters.isUpper(points[i]) && !(upper == letters && letters > 1);
        words.add(new Word(
                word,
                places[i],
                places[end],
                sentences.size(),
                clause,
                opens,
                tag,
                capital,
                upper,
                letters,
                digits,
                field));
        opens = false;
    }
}
