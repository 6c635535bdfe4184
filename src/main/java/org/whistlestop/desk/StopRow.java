package org.whistlestop.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.StopView;
import org.whistlestop.tour.StoreTime;

/**
 * A stop in words, in the store's local time.
 *
 * @param moments expected, arrived, left
 * @param hiddenUntil the moment of its reveal; null for a stop that the public sees
 */
record StopRow(
        String slug,
        String store,
        String city,
        String region,
        String day,
        String times,
        String zone,
        String zoneId,
        String length,
        String status,
        List<String> moments,
        String hiddenUntil,
        String cancelReason,
        boolean isOpen,
        boolean isCancelled,
        boolean isPublic,
        boolean isToday,
        boolean isPast) {

    static StopRow of(StopView stop, Instant now) {
        var zone = ZoneId.of(stop.zone());
        return new StopRow(
                stop.slug(),
                stop.venue().store(),
                stop.venue().city(),
                stop.venue().region(),
                StoreTime.day(stop.startsLocal()),
                StoreTime.window(stop.startsLocal(), stop.endsLocal()),
                StoreTime.zone(stop.starts(), zone),
                stop.zone(),
                StoreTime.length(Duration.between(stop.starts(), stop.ends())),
                stop.status().word(),
                moments(stop, zone),
                stop.published() || stop.revealAt() == null ? null : StoreTime.moment(stop.revealAt(), zone),
                stop.cancelReason(),
                stop.status().isOpen(),
                stop.status() == StopStatus.CANCELLED,
                stop.published(),
                stop.startsLocal().toLocalDate().equals(now.atZone(zone).toLocalDate()),
                stop.status() == StopStatus.DONE
                        || (stop.status() == StopStatus.CANCELLED && stop.ends().isBefore(now)));
    }

    private static List<String> moments(StopView stop, ZoneId zone) {
        var moments = new ArrayList<String>();
        add(moments, "expected", stop.expectedAt(), stop, zone);
        add(moments, "arrived", stop.arrivedAt(), stop, zone);
        add(moments, "left", stop.leftAt(), stop, zone);
        return moments;
    }

    private static void add(List<String> moments, String what, Instant at, StopView stop, ZoneId zone) {
        if (at != null) {
            moments.add(what + " " + StoreTime.clock(at, zone, stop.startsLocal()));
        }
    }
}
