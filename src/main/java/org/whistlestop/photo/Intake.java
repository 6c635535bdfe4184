package org.whistlestop.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Secret;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.Inserts;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Lets photos in: asked before the first byte and again with the last one. */
@ApplicationScoped
public class Intake {

    /** A camera's clock may run ahead by so much before we stop believing it. */
    private static final Duration AHEAD_AT_MOST = Duration.ofMinutes(2);

    @Inject
    PhotosConfig config;

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    @Inject
    Tours tours;

    @Inject
    StopFinder stops;

    @Inject
    Tombstones tombstones;

    @Inject
    PhotoWork work;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /** Refuses what could not be let in however good its bytes are. */
    @Transactional
    public Sender begin(NewPhoto said) {
        return caller.isStaff() || caller.isSetup() ? beginForStaff(said) : beginForFan(said);
    }

    private Sender beginForStaff(NewPhoto said) {
        var tour = tours.forCaller(said.tour(), Permission.ADD_PHOTOS);
        if (said.stop() != null) {
            Stop.getBySlug(tour.id, said.stop());
        }
        var person = caller.person();
        refuseStrangersId(said, tour, person.id);
        return new Sender(tour.id, person.id);
    }

    private Sender beginForFan(NewPhoto said) {
        refuseFansPreview(said);
        refuseWhenTooManyWait();
        var tour = Tour.getBySlug(said.tour());
        if (said.stop() == null) {
            throw ProblemException.invalid("stop", "It is not said at which stop this was", "Choose the stop");
        }
        stops.getPublic(tour, said.stop());
        if (!said.consent()) {
            throw ProblemException.invalid(
                    "consent", "Without your consent we cannot show it", "Agree that it may be shown, or keep it");
        }
        refuseStrangersId(said, tour, null);
        return new Sender(tour.id, null);
    }

    private void refuseWhenTooManyWait() {
        if (Photo.count("status", PhotoStatus.WAITING) >= config.waiting()) {
            throw new ProblemException(
                    Problem.of(
                            503,
                            "So many photos wait to be looked at that we take no more just now. Keep it and try again tomorrow."));
        }
    }

    /** What a moderator has seen and approved is what was sent: no other file comes after it. */
    private static void refuseFansPreview(NewPhoto said) {
        if (said.part() != Part.ORIGINAL) {
            throw ProblemException.invalid("part", "A fan sends the photo itself only", "Leave the preview out");
        }
    }

    private static void refuseStrangersId(NewPhoto said, Tour tour, UUID personId) {
        Photo known = Photo.findById(said.photo());
        if (known != null && !isBy(known, tour.id, personId, said)) {
            throw ProblemException.invalid("photo", "Another photo has this id", "Make a new id for a new photo");
        }
    }

    private static boolean isBy(Photo known, UUID tourId, UUID personId, NewPhoto said) {
        var isSameSender = personId == null
                ? known.isFromFan()
                        && said.withdrawal() != null
                        && java.security.MessageDigest.isEqual(
                                known.withdrawalHash, new Secret(said.withdrawal()).hash())
                : personId.equals(known.personId);
        return known.tourId.equals(tourId) && isSameSender;
    }

    /** Takes the file over, or refuses it and leaves it to the caller. A file that is here already changes nothing. */
    @Transactional(TxType.MANDATORY)
    public void take(Arrived file) {
        if (file.personId() == null) {
            refuseFansPreview(file.said());
        }
        tombstones.refuse(file.sha256());
        var now = clock.instant();
        var isNew = Inserts.ifAbsent(database, photo(file, now));
        if (!isNew) {
            Photo known = Photo.findById(file.said().photo());
            if (!isBy(known, file.tourId(), file.personId(), file.said())) {
                throw ProblemException.invalid("photo", "Another photo has this id", "Make a new id for a new photo");
            }
            if (known.isTakenDown()) {
                throw Tombstones.refusal();
            }
        }
        if (insertIfAbsent(file, now)) {
            work.make(file.said().photo(), file.said().part(), file.personId() == null);
            var actor =
                    file.personId() == null ? Audit.PROGRAM : file.personId().toString();
            audit.recordAs(
                    actor,
                    file.tourId(),
                    "handed in",
                    "photo",
                    file.said().photo(),
                    file.said().part().word());
        }
    }

    private Photo photo(Arrived file, Instant now) {
        var said = file.said();
        var photo = new Photo();
        photo.id = said.photo();
        photo.tourId = file.tourId();
        photo.personId = file.personId();
        photo.credit = PhotoText.tidy(said.credit());
        photo.alt = PhotoText.tidy(said.alt());
        photo.caption = PhotoText.tidy(said.caption());
        photo.consentAt = said.consent() ? now : null;
        photo.withdrawalHash = said.withdrawal() == null ? null : new Secret(said.withdrawal()).hash();
        photo.takenAt = believed(said.takenAt(), now);
        photo.receivedAt = now;
        photo.status = photo.isFromFan() ? PhotoStatus.WAITING : PhotoStatus.APPROVED;
        photo.stopId = said.stop() != null
                ? Stop.getBySlug(file.tourId(), said.stop()).id
                : stops.findLive(file.tourId(), photo.takenAt).orElse(null);
        return photo;
    }

    private static Instant believed(Instant takenAt, Instant now) {
        return takenAt != null && takenAt.isAfter(now.plus(AHEAD_AT_MOST)) ? now : takenAt;
    }

    private boolean insertIfAbsent(Arrived file, Instant now) {
        return database.createNativeQuery("""
                insert into photo_original (photo_id, part, objects, bytes, sha256, received_at)
                values (:photo, :part, string_to_array(:objects, ' '), :bytes, :sha256, :now)
                on conflict do nothing""")
                        .setParameter("photo", file.said().photo())
                        .setParameter("part", file.said().part().name())
                        .setParameter("objects", String.join(" ", file.objects()))
                        .setParameter("bytes", file.bytes())
                        .setParameter("sha256", file.sha256())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** @param personId null for a fan */
    public record Sender(UUID tourId, UUID personId) {}
}
