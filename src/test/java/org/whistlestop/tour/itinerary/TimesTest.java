package org.whistlestop.tour.itinerary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource({
        "11:00, 11:00",
        "9:30, 09:30",
        "09:30, 09:30",
        "11:00:00, 11:00",
        "11:00:07, 11:00:07",
        "11 AM, 11:00",
        "11:00 am, 11:00",
        "11:00AM, 11:00",
        "11am, 11:00",
        "3:30 p.m., 15:30",
        "3:30 P. M., 15:30",
        "12 PM, 12:00",
        "12:15 AM, 00:15",
        "12:15:30 pm, 12:15:30",
        "noon, 12:00",
        "12 Noon, 12:00",
        "midnight, 00:00",
        "0:00, 00:00",
        "23:59, 23:59"
    })
    void aTimeIsReadHoweverItIsWritten(String text, LocalTime time) {
        assertEquals(new LocalMoment(DAY.atTime(time), null), Times.start(text).on(DAY));
    }

    @ParameterizedTest
    @CsvSource({
        "01:30-04:00, 01:30, -04:00",
        "01:30 -0500, 01:30, -05:00",
        "1:30 AM -05:00, 01:30, -05:00",
        "01:30\u221204:00, 01:30, -04:00",
        "01:30+05:45, 01:30, +05:45",
        "01:30Z, 01:30, Z"
    })
    void anOffsetMayFollow(String text, LocalTime time, String offset) {
        assertEquals(
                new LocalMoment(DAY.atTime(time), ZoneOffset.of(offset)),
                Times.start(text).on(DAY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "25:00",
                "24:00",
                "11:60",
                "11:00:60",
                "11",
                "1100",
                "11.00",
                "0 AM",
                "13 PM",
                "13:00 pm",
                "pm",
                "soon",
                "11:0",
                "11:00 xm",
                "-11:00",
                "11:00-4",
                "noonish",
                "0.4583",
                "2026-11-21 11:00",
                "11:00-15:00x"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertEquals(
                text + " is not a time",
                assertThrows(BadCell.class, () -> Times.start(text)).wrong());
    }

    @ParameterizedTest
    @ValueSource(strings = {"11:00+19:00", "11:00-18:01", "11:00+05:75"})
    void anOffsetHasAtMostEighteenHours(String text) {
        assertThrows(BadCell.class, () -> Times.start(text));
    }

    @ParameterizedTest
    @CsvSource({
        "14:30, 2026-11-21T14:30",
        "midnight, 2026-11-22T00:00",
        "12 midnight, 2026-11-22T00:00",
        "24:00, 2026-11-22T00:00",
        "24:00:00, 2026-11-22T00:00",
        "0:00, 2026-11-21T00:00",
        "2026-11-22T01:00, 2026-11-22T01:00",
        "2026-11-22 01:00, 2026-11-22T01:00",
        "2026-11-22 1 AM, 2026-11-22T01:00",
        "11/22/2026 1:00 AM, 2026-11-22T01:00",
        "22.11.2026 1:00, 2026-11-22T01:00",
        "2026-11-22 midnight, 2026-11-22T00:00",
        "2026-11-22T01:00:30, 2026-11-22T01:00:30"
    })
    void anEndMayBeMidnightOrHaveItsOwnDate(String text, LocalDateTime local) {
        assertEquals(new LocalMoment(local, null), Times.end(text).on(DAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:01", "24:00 PM", "24:00:01", "2026-02-30 10:00", "2026-11-22 25:00", "22 10:00"})
    void whatIsNoEndIsRefused(String text) {
        assertThrows(BadCell.class, () -> Times.end(text));
    }

    @Test
    void aDateAloneHasNoTime() {
        var bad = assertThrows(BadCell.class, () -> Times.withDate("2026-11-20"));
        assertEquals("2026-11-20 is not a date with a time", bad.wrong());
    }
}
