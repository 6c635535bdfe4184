package org.whistlestop.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.whistlestop.tour.GeoPoint;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.StopView;
import org.whistlestop.tour.Venue;

class HostsStopTest {

    private static final Instant NOON = Instant.parse("2026-11-21T17:00:00Z"); // in Boston

    private static final StopView YESTERDAY = stop("yesterday", 20, "America/New_York", StopStatus.DONE);
    private static final StopView TODAY = stop("today", 21, "America/New_York", StopStatus.PLANNED);
    private static final StopView TOMORROW = stop("tomorrow", 22, "America/New_York", StopStatus.PLANNED);

    @Test
    void aLiveStopComesBeforeTodays() {
        var live = stop("overrun", 20, "America/New_York", StopStatus.LIVE);
        assertEquals("overrun", guess(live, TODAY, TOMORROW));
    }

    @Test
    void todaysStopComesBeforeTheNext() {
        assertEquals("today", guess(YESTERDAY, TODAY, TOMORROW));
    }

    @Test
    void todayIsTheDayAtTheStore() {
        var nextMorningInTokyo = stop("tokyo", 22, "Asia/Tokyo", StopStatus.PLANNED);
        assertTrue(HostsStop.isToday(nextMorningInTokyo, NOON));
    }

    @Test
    void whenTodaysIsDoneTheNextOneIsMeant() {
        assertEquals("tomorrow", guess(stop("today", 21, "America/New_York", StopStatus.DONE), TOMORROW));
    }

    @Test
    void afterTheTourTheLastOneIsMeant() {
        assertEquals("yesterday", guess(YESTERDAY));
    }

    @Test
    void aTourWithoutStopsHasNone() {
        assertTrue(HostsStop.guess(List.of(), NOON).isEmpty());
    }

    private static String guess(StopView... stops) {
        return HostsStop.guess(List.of(stops), NOON).orElseThrow().slug();
    }

    private static StopView stop(String slug, int day, String zone, StopStatus status) {
        var starts = LocalDateTime.of(2026, 11, day, 11, 0);
        var ends = starts.plusHours(4);
        return new StopView(
                UUID.randomUUID(),
                slug,
                new Venue("Store", "", "City", "", "", "US", new GeoPoint(42, -71)),
                starts,
                ends,
                zone,
                starts.atZone(ZoneId.of(zone)).toInstant(),
                ends.atZone(ZoneId.of(zone)).toInstant(),
                status,
                null,
                null,
                null,
                null,
                true,
                null);
    }
}
