package org.whistlestop.checkin;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.account.Person;

/** A word about a stop's stream as staff sees it. */
public record StreamView(
        UUID id,
        String tour,
        String stop,
        @Schema(description = "Who said it") CheckInView.By by,

        @Schema(nullable = true, description = "None: the stream has ended")
        String url,

        Instant happenedAt,
        Instant receivedAt) {

    static StreamView of(StreamAddress address, String tour, String stop) {
        var name = Person.findNameOf(address.personId).orElse("Somebody who has left");
        return new StreamView(
                address.id,
                tour,
                stop,
                new CheckInView.By(address.personId, name),
                address.url,
                address.happenedAt,
                address.receivedAt);
    }
}
