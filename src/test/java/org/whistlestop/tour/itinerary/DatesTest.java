package org.whistlestop.tour.itinerary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21",
                "2026/11/21",
                "11/21/2026",
                "11/21/26",
                "21.11.2026",
                "21. 11. 2026",
                "21.11.26",
                "Nov 21, 2026",
                "Nov. 21, 2026",
                "November 21 2026",
                "NOVEMBER 21st, 2026",
                "21 Nov 2026",
                "21-Nov-2026",
                "21. November 2026",
                "21st november, 2026"
            })
    void aDateIsReadHoweverItIsWritten(String text) {
        assertEquals(LocalDate.of(2026, 11, 21), Dates.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "3/4/2026, 2026-03-04",
        "03/04/26, 2026-03-04",
        "3.4.2026, 2026-04-03",
        "2028-02-29, 2028-02-29",
        "Sept 9 2026, 2026-09-09",
        "may 1 2026, 2026-05-01"
    })
    void slashesAreAmericanAndDotsEuropean(String text, LocalDate date) {
        assertEquals(date, Dates.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-29 | 2026-02-29 is not a date: February 2026 has no day 29",
                "2026-13-01 | 2026-13-01 is not a date: there is no month 13",
                "2026-00-10 | 2026-00-10 is not a date: there is no month 0",
                "4/31/2026  | 4/31/2026 is not a date: April 2026 has no day 31",
                "4/0/2026   | 4/0/2026 is not a date: April 2026 has no day 0",
                "Foo 1, 2026| Foo 1, 2026 is not a date: Foo is no month",
                "0026-11-21 | 0026-11-21 is not in a year from 1970 to 2199",
                "tomorrow   | tomorrow is not a date",
                "2026-1121  | 2026-1121 is not a date",
                "11/21      | 11/21 is not a date",
                "2026-11/21 | 2026-11/21 is not a date",
                "46347      | 46347 is a spreadsheet's day number, not a date"
            })
    void aBadDateSaysWhatIsWrong(String text, String wrong) {
        assertEquals(wrong, assertThrows(BadCell.class, () -> Dates.parse(text)).wrong());
    }

    @Test
    void aDayFirstDateWithSlashesSuggestsItsIsoForm() {
        var bad = assertThrows(BadCell.class, () -> Dates.parse("21/11/2026"));
        assertEquals("21/11/2026 is not a date: there is no month 21", bad.wrong());
        assertEquals("write it like 2026-11-21", bad.rightIn(Column.DATE));
        var hopeless = assertThrows(BadCell.class, () -> Dates.parse("21/31/2026"));
        assertEquals(Column.DATE.advice(), hopeless.rightIn(Column.DATE));
    }
}
