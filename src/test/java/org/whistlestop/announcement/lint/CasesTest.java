package org.whistlestop.announcement.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case of cases.json is a claim about one rule; lint-cases.test.js holds lint.js to the same. */
class CasesTest {

    @ParameterizedTest
    @MethodSource("cases")
    void theCaseIsAnsweredAsItSays(Corpus.Case asked) {
        var report = asked.report();
        var found = report.findings().stream().map(Finding::rule).toList();
        assertTrue(found.containsAll(asked.finds()), () -> asked.finds() + " not all in " + found);
        assertTrue(asked.passes().stream().noneMatch(found::contains), () -> asked.passes() + " partly in " + found);
        if (asked.verdict() != null) {
            assertEquals(asked.verdict(), report.verdict().word());
        }
        if (asked.marks() != null) {
            var first = report.findings().get(found.indexOf(asked.finds().get(0)));
            assertEquals(asked.marks(), asked.text().substring(first.start(), first.end()));
        }
    }

    static List<Corpus.Case> cases() {
        return Corpus.read("cases.json");
    }

    @Test
    void everyFindingExplainsItself() {
        for (var asked : cases()) {
            for (var finding : asked.report().findings()) {
                assertTrue(finding.points() > 0, finding.rule());
                assertFalse(finding.reason().isBlank() || finding.reason().contains("{"), finding.reason());
                assertFalse(finding.advice().isBlank(), finding.rule());
                assertTrue(finding.example().contains("“"), finding.rule());
            }
        }
    }

    @Test
    void theHeaviestFindingComesFirstAndTheScoreIsWhatTheyLeave() {
        for (var asked : cases()) {
            var report = asked.report();
            var points = report.findings().stream().map(Finding::points).toList();
            assertEquals(points.stream().sorted((a, b) -> b - a).toList(), points);
            assertEquals(
                    Math.max(
                            0, 100 - points.stream().mapToInt(Integer::intValue).sum()),
                    report.score());
        }
    }
}
