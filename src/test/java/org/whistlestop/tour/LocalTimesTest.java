package org.whistlestop.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTimesTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "America/New_York",
                "America/Chicago",
                "America/Denver",
                "America/Los_Angeles",
                "America/Anchorage",
                "America/Detroit",
                "America/Phoenix",
                "Pacific/Honolulu",
                "America/Indiana/Indianapolis"
            })
    void everyQuarterHourAroundTheClockChangesOf2027MeansWhatTheClocksShow(String id) {
        var zone = ZoneId.of(id);
        for (var day : List.of(LocalDate.of(2027, 3, 14), LocalDate.of(2027, 11, 7))) {
            for (var local = day.atStartOfDay(); local.isBefore(day.atTime(6, 0)); local = local.plusMinutes(15)) {
                assertMeansWhatTheClocksShow(local, zone);
            }
        }
    }

    /** Goes the other way, which is never in doubt: which instants make the zone's clocks show this time? */
    private static void assertMeansWhatTheClocksShow(LocalDateTime local, ZoneId zone) {
        var shown = instantsShowing(local, zone);
        if (shown.isEmpty()) {
            assertThrows(LocalTimes.Missing.class, () -> LocalTimes.resolve(local, zone), local + " " + zone);
        } else if (shown.size() == 1) {
            assertEquals(shown.get(0), LocalTimes.resolve(local, zone), local + " " + zone);
        } else {
            var asked = assertThrows(LocalTimes.Ambiguous.class, () -> LocalTimes.resolve(local, zone));
            assertEquals(shown.get(0), LocalTimes.resolve(local, zone, asked.earlierOffset()));
            assertEquals(shown.get(1), LocalTimes.resolve(local, zone, asked.laterOffset()));
        }
        assertEquals(shown.size() > 1, LocalTimes.isAmbiguous(local, zone));
    }

    private static List<Instant> instantsShowing(LocalDateTime local, ZoneId zone) {
        var from = local.toInstant(ZoneOffset.UTC).minus(Duration.ofHours(14));
        return Stream.iterate(from, instant -> instant.plus(Duration.ofMinutes(15)))
                .limit(28 * 4 + 1)
                .filter(instant -> LocalDateTime.ofInstant(instant, zone).equals(local))
                .toList();
    }

    @Test
    void fourQuartersAreMissingInSpringAndFourComeTwiceInAutumn() {
        assertEquals(4, quartersThatShow(LocalDate.of(2027, 3, 14), 0));
        assertEquals(4, quartersThatShow(LocalDate.of(2027, 11, 7), 2));
    }

    private static long quartersThatShow(LocalDate day, int times) {
        return Stream.iterate(day.atStartOfDay(), local -> local.plusMinutes(15))
                .limit(24)
                .filter(local -> instantsShowing(local, NEW_YORK).size() == times)
                .count();
    }

    @Test
    void aMissingTimeNamesTheNearestOnesThatExist() {
        var local = LocalDateTime.parse("2027-03-14T02:30");
        var missing = assertThrows(LocalTimes.Missing.class, () -> LocalTimes.resolve(local, NEW_YORK));
        assertEquals(LocalDateTime.parse("2027-03-14T01:59"), missing.lastValid());
        assertEquals(LocalDateTime.parse("2027-03-14T03:00"), missing.firstValid());
        assertEquals(local, missing.local());
        assertEquals(NEW_YORK, missing.zone());
        assertEquals(
                "02:30 on 2027-03-14 does not exist in America/New_York: the clocks go from 02:00 straight to 03:00",
                missing.getMessage());
    }

    @Test
    void anAmbiguousTimeNamesBothOffsets() {
        var local = LocalDateTime.parse("2027-11-07T01:30");
        var twice = assertThrows(LocalTimes.Ambiguous.class, () -> LocalTimes.resolve(local, NEW_YORK));
        assertEquals(ZoneOffset.ofHours(-4), twice.earlierOffset());
        assertEquals(ZoneOffset.ofHours(-5), twice.laterOffset());
        assertTrue(twice instanceof LocalTimes.NoSuchInstant);
    }

    @Test
    void anOffsetThatTheZoneDoesNotHaveThenIsRefused() {
        var local = LocalDateTime.parse("2027-07-01T11:00");
        var wrong = assertThrows(
                LocalTimes.WrongOffset.class, () -> LocalTimes.resolve(local, NEW_YORK, ZoneOffset.ofHours(-5)));
        assertEquals(List.of(ZoneOffset.ofHours(-4)), wrong.validOffsets());
    }

    @Test
    void anOffsetDoesNotMakeAMissingTimeExist() {
        var local = LocalDateTime.parse("2027-03-14T02:30");
        assertThrows(LocalTimes.Missing.class, () -> LocalTimes.resolve(local, NEW_YORK, ZoneOffset.ofHours(-5)));
    }
}
