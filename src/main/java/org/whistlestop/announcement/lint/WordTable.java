package org.whistlestop.announcement.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the lists of some languages ready for reading, each when it is first asked for. */
final class WordTable {

    private final RuleTable table;
    private final List<String> languages;
    private final Map<String, Phrases> phrases = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> words = new ConcurrentHashMap<>();

    WordTable(RuleTable table, List<String> languages) {
        this.table = table;
        this.languages = languages;
    }

    RuleTable.Rule rule(String id) {
        return table.rule(id);
    }

    /** The phrases of a rule, or those of a clue. */
    Phrases phrases(String name) {
        return phrases.computeIfAbsent(name, wanted -> new Phrases(listed(wanted)));
    }

    /** The same as plain words, for lists without phrases. */
    Set<String> words(String name) {
        return words.computeIfAbsent(name, wanted -> {
            var folded = new HashSet<String>();
            listed(wanted).forEach(word -> folded.add(Letters.foldWord(word)));
            return folded;
        });
    }

    private List<String> listed(String name) {
        var lists = table.words(name);
        return lists.containsKey("any")
                ? lists.get("any")
                : languages.stream()
                        .flatMap(language -> lists.getOrDefault(language, List.of()).stream())
                        .toList();
    }
}
