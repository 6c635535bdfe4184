package org.whistlestop.desk.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementDiffTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "See you at 11:00 AM in Natick | See you at 11:30 AM in Natick | See you at [-11:00-]{+11:30+} AM in Natick",
                "the same words | the same words | the same words",
                "Come on Sunday morning | Come on Monday evening | Come on [-Sunday morning-]{+Monday evening+}",
                "Come | Come and ask | Come{+ and ask+}",
                "Please do come | Please come | Please[- do-] come",
                "'' | All is new | {+All is new+}",
            })
    void whatIsGoneStandsBeforeWhatHasComeInItsPlace(String before, String after, String shown) {
        assertEquals(shown, shown(before, after));
    }

    @Test
    void bothTextsCanBeReadFromIt() {
        var random = new Random(20080601);
        for (var i = 0; i < 500; i++) {
            var before = words(random, 30);
            var after = words(random, 30);
            var pieces = AnnouncementDiff.between(before, after);
            assertEquals(
                    before,
                    pieces.stream()
                            .filter(piece -> !piece.isCome())
                            .map(AnnouncementDiff.Piece::text)
                            .collect(Collectors.joining()));
            assertEquals(
                    after,
                    pieces.stream()
                            .filter(piece -> !piece.isGone())
                            .map(AnnouncementDiff.Piece::text)
                            .collect(Collectors.joining()));
        }
    }

    @Test
    void theLongestTextsWithNothingInCommonAreComparedAtOnce() {
        var before = "a ".repeat(2_500);
        var after = "b\n".repeat(2_500);
        Assertions.assertTimeout(
                Duration.ofSeconds(2),
                () -> assertTrue(AnnouncementDiff.between(before, after).size() > 0));
    }

    private static String words(Random random, int most) {
        return IntStream.range(0, random.nextInt(most))
                .mapToObj(i -> "abcd".charAt(random.nextInt(4)) + (random.nextInt(5) == 0 ? "\n\n" : " "))
                .collect(Collectors.joining());
    }

    private static String shown(String before, String after) {
        return AnnouncementDiff.between(before, after).stream()
                .map(piece -> piece.isGone()
                        ? "[-" + piece.text() + "-]"
                        : piece.isCome() ? "{+" + piece.text() + "+}" : piece.text())
                .collect(Collectors.joining());
    }
}
