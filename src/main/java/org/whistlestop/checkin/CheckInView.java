package org.whistlestop.checkin;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.account.Person;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.Tour;

/** A check-in as staff sees it, with what it did to its stop. */
public record CheckInView(
        UUID id,
        String tour,
        String stop,
        @Schema(description = "Who said it") By by,
        CheckInKind kind,
        @Schema(nullable = true) Integer minutes,
        @Schema(nullable = true) UUID withdraws,
        Instant happenedAt,
        Instant receivedAt,

        @Schema(description = "Taken back by a later check-in")
        boolean withdrawn,

        @Schema(nullable = true) String note,
        @Schema(description = "The stop's status now") StopStatus status,

        @Schema(
                nullable = true,
                description = "Its number in the tour's event log; none while the public does not know of it")
        Long number) {

    /** A named person. */
    public record By(UUID id, String name) {}

    static CheckInView of(CheckIn checkIn, Tour tour, Stop stop) {
        return new CheckInView(
                checkIn.id,
                tour.slug,
                stop.slug,
                by(checkIn.personId),
                checkIn.kind,
                checkIn.minutes,
                checkIn.withdraws,
                checkIn.happenedAt,
                checkIn.receivedAt,
                checkIn.withdrawn,
                checkIn.note,
                stop.state.status(),
                checkIn.number);
    }

    private static By by(UUID personId) {
        return new By(personId, Person.findNameOf(personId).orElse("Somebody who has left"));
    }
}
