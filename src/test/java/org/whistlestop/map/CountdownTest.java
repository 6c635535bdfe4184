package org.whistlestop.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountdownTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "P3DT1H, in 3 days",
        "P2D, in 2 days",
        "P1DT14H59M, in 1 day 14 h",
        "PT14H38M, in 14 h 38 min",
        "PT1H, in 1 h",
        "PT38M59S, in 38 min",
        "PT59S, any minute now",
        "PT0S, any minute now",
        "-PT5H, any minute now"
    })
    void theTimeLeftIsSaidInItsTwoLargestUnits(Duration left, String words) {
        assertEquals(words, Countdown.words(NOW, NOW.plus(left)));
    }
}
