package org.whistlestop.announcement.lint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;

/** Holds rules.json as it stands there. */
@JsonIgnoreProperties(ignoreUnknown = true)
record RuleTable(
        Thresholds thresholds,
        int goodAt,
        int softening,
        List<Rule> rules,
        Map<String, Map<String, List<String>>> clues) {

    Rule rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
    }

    /** The words of a rule, or of a clue, by language. */
    Map<String, List<String>> words(String name) {
        return rules.stream()
                .filter(rule -> rule.id().equals(name))
                .findFirst()
                .map(Rule::words)
                .orElseGet(() -> clues.getOrDefault(name, Map.of()));
    }

    record Rule(
            String id,
            int points,
            int more,
            Integer most,
            boolean sells,
            boolean softens,
            String reason,
            Map<String, String> reasons,
            Map<String, String> ages,
            String advice,
            Example example,
            Map<String, Integer> limits,
            Map<String, List<String>> words) {

        int limit(String name) {
            return limits.get(name);
        }

        /** What it costs to be met so many times. */
        int cost(int times) {
            return most == null ? points : Math.min(most, points + more * (times - 1));
        }
    }

    record Example(String bad, String better) {

        String told() {
            return bad.isEmpty() ? "Better: “%s”".formatted(better) : "Instead of “%s”: “%s”".formatted(bad, better);
        }
    }
}
