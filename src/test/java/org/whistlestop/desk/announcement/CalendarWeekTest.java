package org.whistlestop.desk.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.support.ProblemException;

class CalendarWeekTest {

    @ParameterizedTest
    @CsvSource({"2027-W23, 2027-06-07", "2026-W53, 2026-12-28", "2027-W01, 2027-01-04", "2020-W01, 2019-12-30"})
    void aWeekIsItsMondayAndBack(String word, LocalDate monday) {
        assertEquals(monday, CalendarWeek.read(word));
        assertEquals(word, CalendarWeek.word(monday));
        assertEquals(monday, CalendarWeek.mondayOf(monday.plusDays(6)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-W53", "2027-W00", "2027-W99", "2027W23", "now", "<b>", "0000-W00"})
    void whatIsNoWeekIsNotFound(String word) {
        assertThrows(ProblemException.class, () -> CalendarWeek.read(word));
    }
}
