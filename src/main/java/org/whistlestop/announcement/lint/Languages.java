package org.whistlestop.announcement.lint;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Picks the lists for a text: English, the language that is named, and the one that most of its little words belong to. */
final class Languages {

    private static final String ENGLISH = "en";

    private final RuleTable table;
    private final Map<String, Set<String>> common = new LinkedHashMap<>();
    private final Map<List<String>, WordTable> ready = new ConcurrentHashMap<>();

    Languages(RuleTable table) {
        this.table = table;
        table.words("common").forEach((language, words) -> {
            var folded = new HashSet<String>();
            words.forEach(word -> folded.add(Letters.foldWord(word)));
            common.put(language, folded);
        });
    }

    WordTable wordsFor(String language, List<Word> words) {
        var folded = Letters.foldWord(language);
        var named = folded.substring(0, Math.min(2, folded.length()));
        var spoken = spokenIn(words);
        var languages = common.keySet().stream()
                .filter(one -> one.equals(ENGLISH) || one.equals(named) || one.equals(spoken))
                .toList();
        return ready.computeIfAbsent(languages, wanted -> new WordTable(table, wanted));
    }

    private String spokenIn(List<Word> words) {
        var spoken = ENGLISH;
        var most = 1L;
        for (var language : common.entrySet()) {
            var count = words.stream()
                    .filter(word -> language.getValue().contains(word.word()))
                    .count();
            if (count > most) {
                spoken = language.getKey();
                most = count;
            }
        }
        return spoken;
    }
}
