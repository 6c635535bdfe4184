package org.whistlestop.announcement.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds phrases of the table among words; rules.json says how a phrase is written. */
final class Phrases {

    private static final int WIDEST_GAP = 3;

    private final Map<String, List<Phrase>> byWord = new HashMap<>();
    private final Map<String, List<Phrase>> byPrefix = new HashMap<>();
    private final List<Phrase> open = new ArrayList<>();

    Phrases(List<String> phrases) {
        phrases.forEach(phrase -> keep(Phrase.parse(phrase)));
    }

    private void keep(Phrase phrase) {
        var first = phrase.elements.get(0);
        if (first.isOpen()) {
            open.add(phrase);
            return;
        }
        first.words.forEach(word -> put(byWord, word, phrase));
        first.prefixes.stream().map(Phrases::beginning).distinct().forEach(two -> put(byPrefix, two, phrase));
    }

    private static void put(Map<String, List<Phrase>> lists, String key, Phrase phrase) {
        lists.computeIfAbsent(key, any -> new ArrayList<>()).add(phrase);
    }

    private static String beginning(String word) {
        return word.substring(0, Math.min(2, word.length()));
    }

    /** Every place, the longest where several begin together, none overlapping. */
    List<Hit> find(List<Word> words) {
        var found = new ArrayList<Hit>();
        for (var i = 0; i < words.size(); ) {
            var end = longestAt(words, i);
            if (end > i) {
                found.add(new Hit(i, end - 1));
            }
            i = Math.max(end, i + 1);
        }
        return found;
    }

    /** Every place at which a phrase begins, for lists in which one may stand inside another. */
    List<Hit> findAll(List<Word> words) {
        var found = new ArrayList<Hit>();
        for (var i = 0; i < words.size(); i++) {
            var end = longestAt(words, i);
            if (end > i) {
                found.add(new Hit(i, end - 1));
            }
        }
        return found;
    }

    private int longestAt(List<Word> words, int i) {
        var longest = i;
        var word = words.get(i).word();
        for (var phrase : byWord.getOrDefault(word, List.of())) {
            longest = Math.max(longest, phrase.endIn(words, i));
        }
        for (var phrase : byPrefix.getOrDefault(beginning(word), List.of())) {
            longest = Math.max(longest, phrase.endIn(words, i));
        }
        for (var phrase : open) {
            longest = Math.max(longest, phrase.endIn(words, i));
        }
        return longest;
    }

    private record Phrase(boolean opens, boolean ends, List<Element> elements) {

        static Phrase parse(String phrase) {
            var parts = List.of(phrase.split(" "));
            var opens = parts.get(0).equals("<");
            var ends = parts.get(parts.size() - 1).equals(">");
            var elements = parts.subList(opens ? 1 : 0, parts.size() - (ends ? 1 : 0)).stream()
                    .map(Element::parse)
                    .toList();
            return new Phrase(opens, ends, elements);
        }

        /** Behind the last word of the phrase when it begins at {@code i}, else -1. */
        int endIn(List<Word> words, int i) {
            return opens && !words.get(i).opens()
                    ? -1
                    : match(0, words, i, words.get(i).sentence());
        }

        private int match(int e, List<Word> words, int i, int sentence) {
            var inside = i < words.size() && words.get(i).sentence() == sentence;
            if (e == elements.size()) {
                return ends && inside ? -1 : i;
            }
            var element = elements.get(e);
            if (element.gap) {
                return matchBehindGap(e, words, i, sentence);
            }
            if (inside && element.accepts(words.get(i))) {
                var end = match(e + 1, words, i + 1, sentence);
                if (end >= 0) {
                    return end;
                }
            }
            return element.optional ? match(e + 1, words, i, sentence) : -1;
        }

        private int matchBehindGap(int e, List<Word> words, int i, int sentence) {
            for (var next = i; next <= i + WIDEST_GAP; next++) {
                var end = match(e + 1, words, next, sentence);
                if (end >= 0) {
                    return end;
                }
                if (next >= words.size() || words.get(next).sentence() != sentence) {
                    return -1;
                }
            }
            return -1;
        }
    }

    private record Element(
            boolean optional,
            boolean gap,
            boolean any,
            boolean number,
            boolean name,
            Set<String> words,
            List<String> prefixes) {

        static Element parse(String part) {
            var optional = part.length() > 1 && part.endsWith("?");
            var bare = optional ? part.substring(0, part.length() - 1) : part;
            var alternatives = new ArrayList<>(List.of(bare.split("/")));
            var gap = alternatives.remove("~");
            var any = alternatives.remove("_");
            var number = alternatives.remove("#");
            var name = alternatives.remove("^");
            var words = new HashSet<String>();
            var prefixes = new ArrayList<String>();
            for (var one : alternatives) {
                if (one.endsWith("*")) {
                    prefixes.add(Letters.foldWord(one.substring(0, one.length() - 1)));
                } else {
                    words.add(Letters.foldWord(one));
                }
            }
            return new Element(optional, gap, any, number, name, words, prefixes);
        }

        /** Whether words are accepted that no list can name. */
        boolean isOpen() {
            return gap || any || number || name || prefixes.stream().anyMatch(prefix -> prefix.length() < 2);
        }

        boolean accepts(Word word) {
            return any
                    || (word.field().isEmpty() && words.contains(word.word()))
                    || (number && word.isNumber())
                    || (name && word.capital())
                    || prefixes.stream().anyMatch(prefix -> word.word().startsWith(prefix));
        }
    }
}
