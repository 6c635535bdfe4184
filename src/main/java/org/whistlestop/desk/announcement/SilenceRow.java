package org.whistlestop.desk.announcement;

import java.time.ZoneId;
import org.whistlestop.channel.delivery.SilenceView;
import org.whistlestop.tour.StoreTime;

/** Whether a tour is silent, in words. */
record SilenceRow(String tour, String title, SilenceView silence, String since) {

    private static final ZoneId UTC = ZoneId.of("UTC");

    static SilenceRow of(String tour, String title, SilenceView silence, ZoneId zone) {
        return new SilenceRow(
                tour, title, silence, silence.since() == null ? null : StoreTime.moment(silence.since(), zone));
    }

    static SilenceRow of(String tour, String title, SilenceView silence) {
        return of(tour, title, silence, UTC);
    }

    public boolean isOn() {
        return silence.silent();
    }

    /** Like "Nothing is due just now", or how many texts wait. */
    public String waiting() {
        if (silence.waiting() == 0) {
            return "Nothing is due just now.";
        }
        return silence.waiting() == 1 ? "1 text waits to go out." : silence.waiting() + " texts wait to go out.";
    }

    /** What ending it does. */
    public String atTheEnd() {
        var fresh = silence.waiting() - silence.stale();
        if (silence.waiting() == 0) {
            return "Nothing waits, so nothing goes out when you end it; what is planned goes out at its time.";
        }
        return "When you end it, " + texts(fresh, "goes", "go") + " out at once and "
                + texts(silence.stale(), "is", "are") + " held for a person, being more than a quarter of an hour old.";
    }

    private static String texts(long count, String one, String many) {
        return count == 1
                ? "1 text " + one
                : (count == 0 ? "none" : count + " texts") + " " + (count == 0 ? one : many);
    }
}
