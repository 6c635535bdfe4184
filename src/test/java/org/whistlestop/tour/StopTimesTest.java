package org.whistlestop.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class StopTimesTest {

    private final StopTimes boston = times("2026-11-22T11:00", "2026-11-22T15:00", "America/New_York");

    @Test
    void aDayIsTheStores() {
        assertEquals("Sunday, November 22", boston.day());
        assertEquals("Sun, Nov 22", boston.shortDay());
    }

    @Test
    void hoursNameTheZoneOnce() {
        assertEquals("11:00 AM – 3:00 PM EST", boston.hours());
    }

    @Test
    void anEndOnAnotherDayNamesItsDay() {
        var night = times("2026-11-22T20:00", "2026-11-23T01:00", "America/New_York");
        assertEquals("8:00 PM – Mon, Nov 23, 1:00 AM EST", night.hours());
    }

    @Test
    void aZoneHasANameForPeopleAndOneForMachines() {
        assertEquals("Eastern Time (America/New_York)", boston.zoneName());
    }

    @Test
    void summerTimeHasItsOwnName() {
        assertEquals(
                "EDT",
                times("2026-07-01T11:00", "2026-07-01T15:00", "America/New_York")
                        .zone());
    }

    @Test
    void searchEnginesGetTheStoresOffset() {
        assertEquals("2026-11-22T11:00:00-05:00", boston.isoStart());
    }

    @Test
    void aMomentIsToldInTheStoresZone() {
        assertEquals("Sun, Nov 22, 10:52 AM EST", boston.moment(Instant.parse("2026-11-22T15:52:00Z")));
    }

    private static StopTimes times(String starts, String ends, String zone) {
        return new StopTimes(TimeWindow.of(LocalDateTime.parse(starts), LocalDateTime.parse(ends), ZoneId.of(zone)));
    }
}
