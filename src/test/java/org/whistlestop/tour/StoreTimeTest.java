package org.whistlestop.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreTimeTest {

    private static final ZoneId BOSTON = ZoneId.of("America/New_York");
    private static final LocalDateTime ELEVEN = LocalDateTime.parse("2026-11-21T11:00");

    @Test
    void aWindowOfOneDayNamesNoDay() {
        assertEquals("11:00–15:00", StoreTime.window(ELEVEN, ELEVEN.plusHours(4)));
    }

    @Test
    void aWindowOverMidnightNamesTheDayOfItsEnd() {
        assertEquals("11:00–Sun 22 Nov 2026, 01:00", StoreTime.window(ELEVEN, ELEVEN.plusHours(14)));
    }

    @Test
    void aMomentIsSaidByTheClocksAtTheStore() {
        assertEquals("Sat 21 Nov 2026, 11:52 EST", StoreTime.moment(Instant.parse("2026-11-21T16:52:00Z"), BOSTON));
    }

    @Test
    void aClockNamesTheDayOnlyWhenItIsAnother() {
        assertEquals("11:52", StoreTime.clock(Instant.parse("2026-11-21T16:52:00Z"), BOSTON, ELEVEN));
        assertEquals("Fri 20 Nov 2026, 23:30", StoreTime.clock(Instant.parse("2026-11-21T04:30:00Z"), BOSTON, ELEVEN));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 min", "59, 59 min", "60, 1 h", "75, 1 h 15 min", "1440, 24 h"})
    void lengthsAreSaidInHoursAndMinutes(int minutes, String said) {
        assertEquals(said, StoreTime.length(Duration.ofMinutes(minutes)));
    }
}
