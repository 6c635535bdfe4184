package org.whistlestop.desk.announcement;

import java.time.Instant;
import java.util.List;
import org.whistlestop.announcement.Voice;

/**
 * A tour's calendar in words.
 *
 * @param week null in the list
 * @param tray what waits for something to happen before it has a time
 * @param days null in the week
 */
record CalendarScreen(
        String tour,
        String title,
        CalendarWeek week,
        List<CalendarEntry> tray,
        List<Day> days,
        List<Tab> tabs,
        List<CalendarNeed> needs,
        SilenceRow silence,
        Rehearsed rehearsed,
        boolean mayAnnounce,
        boolean maySilence,
        boolean hasChannels,
        boolean hasStops,
        boolean hasAny,
        Voice voice,
        Instant now,
        String done,
        String wrong) {

    public String here() {
        return "/desk/tours/" + tour + "/announcements";
    }

    /** A day of the list. */
    record Day(String inWords, List<CalendarEntry> entries) {}

    /** A filter of the list, with how many it lets through. */
    record Tab(String words, String address, long count, boolean isHere) {}

    /**
     * What is known of the channels that are needed soon.
     *
     * @param due how many of them something is due on within a day
     * @param last when the one that was tested longest ago was; null where one never was
     */
    record Rehearsed(int due, String last, long troubles) {}
}
