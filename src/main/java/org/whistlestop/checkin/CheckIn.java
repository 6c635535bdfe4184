package org.whistlestop.checkin;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.whistlestop.account.Person;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** The host saying "I'm here" or the like, perhaps said hours ago with no signal. */
@Entity
public class CheckIn extends PanacheEntityBase {

    /** A phone's clock may run ahead by so much before we stop believing it. */
    static final Duration AHEAD_AT_MOST = Duration.ofMinutes(2);

    @Id
    public UUID id;

    public UUID tourId;
    public UUID stopId;
    public UUID personId;

    @Enumerated(EnumType.STRING)
    public CheckInKind kind;

    public Integer minutes;
    public UUID withdraws;
    public Instant happenedAt; // on the phone's clock
    public Instant receivedAt; // on ours
    public Instant countsAt; // the one that orders check-ins
    public Instant publicAt; // null: when the host has left
    public boolean withdrawn;
    public Long seen;
    public String note;
    public String firstNote; // as it came with the tap
    public Instant notedAt; // on the phone's clock; null: with the tap
    public Long number; // in the tour's log, once public

    protected CheckIn() {}

    CheckIn(UUID id, Tour tour, Stop stop, Person person, NewCheckIn request, Instant receivedAt) {
        this.id = id;
        this.tourId = tour.id;
        this.stopId = stop.id;
        this.personId = person.id;
        this.kind = request.kind();
        this.minutes = request.minutes();
        this.withdraws = request.withdraws();
        this.happenedAt = request.happenedAt();
        this.receivedAt = receivedAt;
        this.countsAt = countsAt(request.happenedAt(), receivedAt);
        this.publicAt = publicAt(tour);
        this.seen = request.seen();
        this.note = request.note();
        this.firstNote = request.note();
    }

    private static Instant countsAt(Instant happenedAt, Instant receivedAt) {
        return happenedAt.isAfter(receivedAt.plus(AHEAD_AT_MOST)) ? receivedAt : happenedAt;
    }

    /** Null until the host has left, where the tour tells only then. */
    Instant publicAt(Tour tour) {
        if (tour.publicAfterLeaving && CheckInKind.TELL_WHERE.contains(kind)) {
            return null;
        }
        var delayed = countsAt.plus(Duration.ofMinutes(tour.publicDelayMinutes));
        return delayed.isAfter(receivedAt) ? delayed : receivedAt;
    }

    /** Whether the request says again what this check-in said, whatever it calls the stop. */
    boolean says(NewCheckIn request) {
        return kind == request.kind()
                && Objects.equals(minutes, request.minutes())
                && Objects.equals(withdraws, request.withdraws())
                && happenedAt.equals(request.happenedAt())
                && Objects.equals(firstNote, request.note());
    }

    /** Takes other public words, unless newer ones have come already; answers whether anything changed. */
    boolean say(String words, Instant saidAt) {
        if (notedAt != null && notedAt.isAfter(saidAt) || Objects.equals(note, words)) {
            return false;
        }
        note = words;
        notedAt = saidAt;
        return true;
    }

    /** Check-ins of a tour, newest first by the time that counts. */
    static List<CheckIn> latest(UUID tourId, int limit) {
        return CheckIn.<CheckIn>find("tourId = ?1 order by countsAt desc, id desc", tourId)
                .page(0, limit)
                .list();
    }

    /** What the public may read of a tour, what it learned last first. */
    public static List<CheckIn> latestPublic(UUID tourId, int atMost) {
        return CheckIn.<CheckIn>find(
                        "tourId = ?1 and number is not null and not withdrawn and kind <> ?2 order by number desc",
                        tourId,
                        CheckInKind.WITHDRAWN)
                .page(0, atMost)
                .list();
    }

    /** What the public may read at a stop, oldest first. */
    public static List<CheckIn> listPublic(UUID stopId) {
        return list(
                "stopId = ?1 and number is not null and not withdrawn and kind <> ?2 order by countsAt, id",
                stopId,
                CheckInKind.WITHDRAWN);
    }
}
