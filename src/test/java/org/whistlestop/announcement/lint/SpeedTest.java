package org.whistlestop.announcement.lint;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fast enough to be asked at every key stroke; the best of many runs, since a busy machine proves nothing. */
class SpeedTest {

    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    @Test
    void aTextAmongFiftyEarlierOnesTakesFiveMillisecondsAtMost() {
        var seed =
                "I met %d people at the store in Austin today, and Mrs. Ruiz asked why the remote glows at night. Do you know? ";
        var text = seed.formatted(1).repeat(5).substring(0, 500);
        var earlier = IntStream.range(0, 50)
                .mapToObj(i -> new Earlier(
                        seed.formatted(i).repeat(5).substring(i, 500), AT.minus(Duration.ofHours(i)), false))
                .toList();
        var context = new LintContext(List.of("Best Buy", "Austin"), List.of("Rick Calloway"), AT, earlier);
        var best = best(200, new LintText(text, "en", false), context);
        assertTrue(best <= 5_000_000, () -> best + " ns");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Get yours now! ",
                "\"a\"",
                "bring a a a home ",
                "?!",
                "A",
                "#a",
                "{",
                "🔥",
                "1:",
                "'a",
                "a.a",
                "not no never ",
                "SHOUT",
                "SHOUT ",
                "– Rick ",
                "“ ",
                "http://",
                "now ",
                "is he? "
            })
    void noTextOfFiveThousandLettersTakesLong(String bait) {
        var text = bait.repeat(5000 / bait.length() + 1).substring(0, 5000);
        var best = best(30, new LintText(text, "xx", false), LintContext.NONE);
        assertTrue(best <= 50_000_000, () -> bait + ": " + best + " ns");
    }

    private static long best(int runs, LintText text, LintContext context) {
        return IntStream.range(0, runs)
                .mapToLong(i -> {
                    var start = System.nanoTime();
                    Corpus.LINT.check(text, context, null);
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow();
    }
}
