package org.whistlestop.map;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.account.Person;
import org.whistlestop.checkin.CheckIn;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopTimes;

/** What the host said at a stop, with name and time. */
public record Remark(
        UUID id,
        String person,
        String words,
        String time,
        String instant,
        @Schema(nullable = true) String note) {

    static List<Remark> listAt(Stop stop) {
        var times = new StopTimes(stop.window);
        return CheckIn.listPublic(stop.id).stream()
                .map(checkIn -> of(checkIn, times))
                .toList();
    }

    private static Remark of(CheckIn checkIn, StopTimes times) {
        return new Remark(
                checkIn.id,
                Person.findNameOf(checkIn.personId).orElse("The host"),
                words(checkIn),
                times.moment(checkIn.countsAt),
                checkIn.countsAt.toString(),
                checkIn.note);
    }

    private static String words(CheckIn checkIn) {
        return switch (checkIn.kind) {
            case ARRIVED -> "arrived";
            case LATE -> "is running " + checkIn.minutes + " minutes late";
            case LEFT -> "left";
            case WITHDRAWN -> "took that back";
        };
    }
}
