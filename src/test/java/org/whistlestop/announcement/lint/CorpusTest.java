package org.whistlestop.announcement.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * At least nine of ten billboards are caught, at most one of twenty good texts is flagged.
 *
 * <p>All texts are our own. {@code billboards.json} and {@code good.json}, sixty each, were written before there were
 * rules; the rules were tuned on the half marked {@code tune}. The half marked {@code report} was first asked on the day of
 * writing, when the rules had been run on the other half once: 30 of 30 billboards caught, none of 30 good ones flagged. Rules
 * and texts have one author, so that figure is kind; no rule was changed because of the report half.
 *
 * <p>On throw-away practice texts of the same author, written to be hard and without any context, the same rules at first caught
 * only two of three; taglines, broadcasts and stories came from those, and the last such round caught 40 of 42 and flagged 4 of 25.
 *
 * <p>{@code distributor.json} was written after that, in the voice of a film distributor. Its {@code first} forty, at their first
 * run: 19 of 20 that sell were caught, 2 of 20 that talk were flagged; two rules were mended because of it. Its {@code second}
 * forty, written after that, at their first run: 20 of 20 caught, 1 of 20 flagged (a quoted "Buy the flat."), and one more rule was
 * mended. Nothing here is a measurement on the posts of a real company.
 */
class CorpusTest {

    private static final List<Corpus.Case> BILLBOARDS = Corpus.read("billboards.json");
    private static final List<Corpus.Case> GOOD = Corpus.read("good.json");
    private static final List<Corpus.Case> DISTRIBUTOR = Corpus.read("distributor.json");

    @Test
    void thereAreSixtyOfEachAndNoneTwice() {
        assertEquals(60, BILLBOARDS.stream().map(Corpus.Case::text).distinct().count());
        assertEquals(60, GOOD.stream().map(Corpus.Case::text).distinct().count());
        assertEquals(80, DISTRIBUTOR.stream().map(Corpus.Case::text).distinct().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tune", "report"})
    void billboardsAreCaught(String half) {
        var texts = those(BILLBOARDS, text -> half.equals(text.half()));
        assertEquals(30, texts.size());
        assertTrue(flagged(texts).size() >= 27, () -> "missed: " + those(texts, text -> !text.isBillboard()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tune", "report"})
    void goodOnesPass(String half) {
        var texts = those(GOOD, text -> half.equals(text.half()));
        assertEquals(30, texts.size());
        assertTrue(flagged(texts).size() <= 1, () -> "flagged: " + flagged(texts));
    }

    @Test
    void goodOnesPassAlsoWhereNothingIsKnownAboutTheStop() {
        var bare = GOOD.stream()
                .map(text -> Corpus.LINT.check(new LintText(text.text(), null, false), LintContext.NONE, null))
                .filter(report -> report.verdict() == Verdict.BILLBOARD)
                .count();
        assertTrue(bare <= 3, () -> bare + " flagged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "second"})
    void aDistributorsPostsAreToldApart(String half) {
        var selling = those(DISTRIBUTOR, text -> half.equals(text.half()) && text.selling());
        var talking = those(DISTRIBUTOR, text -> half.equals(text.half()) && !text.selling());
        assertTrue(flagged(selling).size() >= 18, () -> "missed: " + those(selling, text -> !text.isBillboard()));
        assertTrue(flagged(talking).size() <= 1, () -> "flagged: " + flagged(talking));
    }

    private static List<Corpus.Case> flagged(List<Corpus.Case> texts) {
        return those(texts, Corpus.Case::isBillboard);
    }

    private static List<Corpus.Case> those(List<Corpus.Case> texts, Predicate<Corpus.Case> which) {
        return texts.stream().filter(which).toList();
    }
}
