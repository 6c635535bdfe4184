package org.whistlestop.announcement.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LintTest {

    private static final List<String> LANGUAGES = List.of("en", "de", "es", "fr");

    @Test
    void theTableStandsInAPageWithoutEndingItsScript() throws Exception {
        assertFalse(Corpus.LINT.table().contains("<"));
        assertEquals(
                Corpus.JSON.readTree(getClass().getResourceAsStream("/lint/rules.json")),
                Corpus.JSON.readTree(Corpus.LINT.table()));
    }

    @Test
    void theReportIsPlainJson() throws Exception {
        var report = Corpus.LINT.check(new LintText("Order yours!!!", "en", false), LintContext.NONE, null);
        var json = Corpus.JSON.valueToTree(report);
        assertEquals("billboard", json.get("verdict").asText());
        assertEquals(List.of("score", "verdict", "findings"), names(json));
        assertEquals(
                List.of("rule", "points", "reason", "advice", "example", "start", "end"),
                names(json.get("findings").get(0)));
    }

    @Test
    void whatIsMissingIsNotTrippedOver() {
        var context = new LintContext(null, null, Instant.EPOCH, null);
        assertEquals(
                "empty",
                Corpus.LINT
                        .check(new LintText(null, null, false), context, null)
                        .findings()
                        .get(0)
                        .rule());
    }

    @Test
    void theFourLanguagesHaveTheirOwnWordsForHasteAndSelling() throws Exception {
        var rules = Corpus.JSON.readTree(Corpus.LINT.table()).get("rules");
        for (var rule : rules) {
            if (List.of("urgency", "selling", "discount", "giveaway")
                    .contains(rule.get("id").asText())) {
                for (var language : LANGUAGES) {
                    assertTrue(rule.get("words").get(language).size() >= 10, rule.get("id") + " " + language);
                }
            }
        }
    }

    /** A phrase that the text can never hold, like one with a hyphen in it, would be a rule that cannot fire. */
    @Test
    void everyPhraseOfTheTableCanBeFound() throws Exception {
        var table = Corpus.JSON.readTree(Corpus.LINT.table());
        var lists = table.findValues("words");
        table.get("clues").forEach(lists::add);
        var part = Pattern.compile("[\\p{L}\\p{N}\\p{M}'’/*?#^_~<>%$€£¥★⭐☆✩&+]+");
        for (var list : lists) {
            for (var name : List.of("en", "de", "es", "fr")) {
                if (list.has(name)) {
                    list.get(name).forEach(phrase -> {
                        for (var word : phrase.asText().split(" ")) {
                            assertTrue(part.matcher(word).matches(), phrase.asText());
                        }
                    });
                }
            }
        }
    }

    private static List<String> names(com.fasterxml.jackson.databind.JsonNode json) {
        var names = new java.util.ArrayList<String>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
