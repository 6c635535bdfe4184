package org.whistlestop.checkin;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.Person;
import org.whistlestop.tour.Stop;

/** The host saying where to watch, or that it is over; the newest word of a stop counts. */
@Entity
class StreamAddress extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID tourId;
    public UUID stopId;
    public UUID personId;

    /** Null: the stream has ended. */
    public String url;

    public Instant happenedAt; // on the phone's clock
    public Instant receivedAt; // on ours
    public Instant countsAt; // the one that orders them

    protected StreamAddress() {}

    StreamAddress(UUID id, Stop stop, Person person, NewStream request, Instant receivedAt) {
        this.id = id;
        this.tourId = stop.tourId;
        this.stopId = stop.id;
        this.personId = person.id;
        this.url = request.url();
        this.happenedAt = request.happenedAt();
        this.receivedAt = receivedAt;
        var runsAhead = happenedAt.isAfter(receivedAt.plus(CheckIn.AHEAD_AT_MOST));
        this.countsAt = runsAhead ? receivedAt : happenedAt;
    }

    boolean says(NewStream request) {
        return Objects.equals(url, request.url()) && happenedAt.equals(request.happenedAt());
    }

    /** The word that counts at a stop, be it that the stream has ended. */
    static Optional<StreamAddress> findNewest(UUID stopId) {
        return StreamAddress.<StreamAddress>find("stopId = ?1 order by countsAt desc, id desc", stopId)
                .page(0, 1)
                .firstResultOptional();
    }

    /** Where the host of a stop can be watched, whoever may know of it. */
    static Optional<String> findUrl(UUID stopId) {
        return findNewest(stopId).map(newest -> newest.url);
    }
}
