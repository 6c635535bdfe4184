package org.whistlestop.announcement.lint;

import java.util.List;

/** Looks for known names of people and places in a text. */
final class Names {

    private final String text;
    private final List<Word> words;

    Names(String text, List<Word> words) {
        this.text = text;
        this.words = words;
    }

    /** A whole name; names without capitals, as in Chinese, are looked for as they stand. */
    boolean namesWhole(String name) {
        var wanted = Cutter.words(name);
        if (wanted.isEmpty()) {
            return false;
        }
        if (wanted.stream().noneMatch(word -> word.upper() > 0)) {
            return Letters.foldWord(text).contains(Letters.foldWord(name));
        }
        for (var i = 0; i + wanted.size() <= words.size(); i++) {
            if (standsAt(i, wanted)) {
                return true;
            }
        }
        return false;
    }

    /** A whole name, or one of its words with a capital. */
    boolean namesPartly(String name) {
        return namesWhole(name)
                || Cutter.words(name).stream()
                        .filter(word -> word.capital() && word.letters() > 2)
                        .anyMatch(word ->
                                words.stream().anyMatch(own -> own.word().equals(word.word()) && own.upper() > 0));
    }

    private boolean standsAt(int i, List<Word> wanted) {
        for (var k = 0; k < wanted.size(); k++) {
            if (!words.get(i + k).word().equals(wanted.get(k).word())) {
                return false;
            }
        }
        return true;
    }
}
