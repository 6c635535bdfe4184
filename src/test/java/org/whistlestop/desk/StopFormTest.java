package org.whistlestop.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.support.ProblemException;

class StopFormTest {

    private static final ZoneId DENVER = ZoneId.of("America/Denver");

    @Test
    void whatIsTypedBecomesAStop() {
        var stop = form("39.74", "2027-01-10T10:00").stop();
        assertEquals(39.74, stop.venue().latitude());
        assertEquals(LocalDateTime.parse("2027-01-10T10:00"), stop.starts());
        assertNull(stop.zone());
    }

    @ParameterizedTest
    @CsvSource({"'39,74', 39.74", "' -0.5 ', -0.5", "7, 7"})
    void degreesMayHaveACommaAndSpaces(String typed, double degrees) {
        assertEquals(degrees, form(typed, "2027-01-10T10:00").venue().latitude());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "NaN", "1e3", "39°44'"})
    void whatIsNoDegreesIsAskedAbout(String typed) {
        assertThrows(ProblemException.class, form(typed, "2027-01-10T10:00")::venue);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "10.01.2027 10:00"})
    void whatIsNoTimeIsAskedAbout(String typed) {
        assertThrows(ProblemException.class, form("39.74", typed)::stop);
    }

    @Test
    void aRevealIsReadByTheClocksAtTheStore() {
        assertEquals(Instant.parse("2027-01-05T16:00:00Z"), StopForm.instant("revealAt", "2027-01-05T09:00", DENVER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-03-14T02:30", "2026-11-01T01:30"})
    void aRevealThatTheClocksSkipOrShowTwiceIsAskedAbout(String typed) {
        assertThrows(ProblemException.class, () -> StopForm.instant("revealAt", typed, DENVER));
    }

    private static StopForm form(String latitude, String starts) {
        return new StopForm(
                "Store", "", "Denver", "CO", "", "us", latitude, "-104.99", starts, "2027-01-10T12:00", " ", "");
    }
}
