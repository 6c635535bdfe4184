package org.whistlestop.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Person;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.channel.Channel;
import org.whistlestop.channel.delivery.Deliveries;
import org.whistlestop.channel.delivery.Delivery;
import org.whistlestop.channel.delivery.DeliveryState;
import org.whistlestop.photo.PublicPhotos;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Writes announcements, asks for their approval and takes them back. */
@ApplicationScoped
public class Announcements {

    @Inject
    Tours tours;

    @Inject
    Caller caller;

    @Inject
    PublicPhotos photos;

    @Inject
    Deliveries deliveries;

    @Inject
    AnnouncementViews views;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    @Transactional
    public AnnouncementView get(UUID id) {
        return views.of(find(id, Permission.SEE));
    }

    /** Of a tour, by the time they are due; those without a time last. */
    @Transactional
    public List<AnnouncementView> list(String tour, Instant from, Instant until) {
        return views.list(tours.forCaller(tour, Permission.SEE), from, until);
    }

    /** Of one stop, by the time they are due; those without a time last, those that were cancelled left out. */
    @Transactional
    public List<AnnouncementView> listOf(String tourSlug, String stop) {
        var tour = tours.forCaller(tourSlug, Permission.SEE);
        return Announcement.listOfStop(Stop.getBySlug(tour.id, stop).id).stream()
                .sorted(Comparator.comparing(
                        announcement -> announcement.dueAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(views::of)
                .toList();
    }

    /**
     * Writes an announcement, or writes it anew; what was approved is so no more then.
     *
     * @param version of what the writer has seen; null for one that is new
     */
    @Transactional
    public Written put(UUID id, Long version, NewAnnouncement request) {
        return write(tours.forCaller(request.tour(), Permission.ANNOUNCE), caller.person(), id, version, request);
    }

    /** The same for somebody who is known to be allowed to. */
    @Transactional
    public Written write(Tour tour, Person author, UUID id, Long version, NewAnnouncement request) {
        var now = tours.take(tour);
        Announcement known = Announcement.findById(id);
        if (known != null) {
            mustBeOpen(known, tour, version);
        }
        var stop = Stop.getBySlug(tour.id, request.stop());
        var announcement = known == null ? new Announcement(id, tour.id, stop.id, now) : known;
        if (known != null) {
            unapprove(announcement, "Its words or its time were changed.", now);
        }
        announcement.stopId = stop.id;
        write(announcement, tour, stop, request, now);
        announcement.touch(author.id, now);
        announcement.persistAndFlush();
        audit.record(tour.id, known == null ? "wrote" : "changed", "announcement", id);
        return new Written(views.of(announcement), known == null);
    }

    /** The same announcement for other stops, once each however often it is asked. */
    @Transactional
    public List<AnnouncementView> copy(UUID id, NewCopies request) {
        var taken = take(id, Permission.ANNOUNCE);
        var quietHours = TourVoice.of(taken.tour().id).quietHours();
        var copies = request.stops().stream()
                .map(slug -> Stop.getBySlug(taken.tour().id, slug))
                .filter(stop -> !stop.id.equals(taken.announcement().stopId))
                .distinct()
                .map(stop -> copied(taken, stop, quietHours))
                .toList();
        Announcement.flush();
        return copies.stream().map(views::of).toList();
    }

    private Announcement copied(Taken taken, Stop stop, QuietHours quietHours) {
        var original = taken.announcement();
        var id = UUID.nameUUIDFromBytes((original.id + "/" + stop.id).getBytes(StandardCharsets.UTF_8));
        return Announcement.<Announcement>findByIdOptional(id).orElseGet(() -> {
            var copy = original.copyFor(id, stop, taken.now());
            copy.touch(caller.person().id, taken.now());
            copy.plan(stop, quietHours);
            copy.persist();
            audit.record(copy.tourId, "wrote", "announcement", id);
            return copy;
        });
    }

    /** Shows what would come of it and keeps nothing. */
    @Transactional
    public AnnouncementView preview(String tourSlug, NewAnnouncement request) {
        var tour = tours.forCaller(tourSlug, Permission.ANNOUNCE);
        var stop = Stop.getBySlug(tour.id, request.stop());
        var now = clock.instant();
        var announcement = new Announcement(UUID.randomUUID(), tour.id, stop.id, now);
        write(announcement, tour, stop, request, now);
        announcement.touch(caller.person().id, now);
        return views.of(announcement);
    }

    private void write(Announcement announcement, Tour tour, Stop stop, NewAnnouncement request, Instant now) {
        mustKnowFields(request);
        announcement.title = request.title();
        announcement.text = request.text();
        announcement.language = request.language();
        announcement.linked = request.linked();
        setPhoto(announcement, request);
        setChannels(announcement, tour, request);
        announcement.timing = request.when().timing();
        announcement.become(AnnouncementState.DRAFT, null);
        announcement.plan(stop, TourVoice.of(tour.id).quietHours());
    }

    private static void mustKnowFields(NewAnnouncement request) {
        var unknown = request.texts()
                .flatMap(text -> Fields.unknown(text).stream())
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            throw Fields.refused(unknown.get(0));
        }
    }

    private void setPhoto(Announcement announcement, NewAnnouncement request) {
        announcement.photoId = request.photo();
        announcement.photoAlt = null;
        if (request.photo() == null) {
            return;
        }
        var photo = photos.find(request.photo())
                .orElseThrow(() -> ProblemException.invalid(
                        "photo", "The public does not see this photo", "Choose one of the album"));
        announcement.photoAlt = request.photoAlt() == null ? photo.alt() : request.photoAlt();
        if (announcement.photoAlt == null) {
            throw ProblemException.invalid(
                    "photoAlt", "The photo has no description", "Say what it shows, for who does not see it");
        }
    }

    private static void setChannels(Announcement announcement, Tour tour, NewAnnouncement request) {
        announcement.channels.clear();
        for (var on : request.channels()) {
            Channel.get(tour.id, on.channel());
            announcement.channels.put(on.channel(), on.text() == null ? "" : on.text());
        }
    }

    /** Asks for an approval. */
    @Transactional
    public AnnouncementView review(UUID id) {
        return review(take(id, Permission.ANNOUNCE).announcement());
    }

    AnnouncementView review(Announcement announcement) {
        if (announcement.state != AnnouncementState.DRAFT && announcement.state != AnnouncementState.CHANGED) {
            throw ProblemException.conflict("Only a draft is given to review.");
        }
        mustHaveChannels(announcement);
        announcement.become(AnnouncementState.REVIEW, announcement.why);
        audit.record(announcement.tourId, "asked to approve", "announcement", announcement.id);
        return views.of(announcement);
    }

    static void mustHaveChannels(Announcement announcement) {
        if (announcement.channels.isEmpty()) {
            throw ProblemException.invalid("channels", "It goes nowhere", "Choose at least one channel");
        }
    }

    /** Takes it back from everywhere it has not reached yet; repeating that changes nothing. */
    @Transactional
    public AnnouncementView cancel(UUID id) {
        var taken = take(id, Permission.ANNOUNCE);
        var announcement = taken.announcement();
        var states = deliveries.cancel(id, "Cancelled at the desk.");
        if (!states.isEmpty() && states.stream().allMatch(state -> state == DeliveryState.SENT)) {
            throw ProblemException.conflict("It is out already. Write a correction.");
        }
        Approval.findNow(id).ifPresent(approval -> approval.end("Cancelled at the desk.", taken.now()));
        announcement.become(AnnouncementState.CANCELLED, "Cancelled at the desk.");
        audit.record(announcement.tourId, "cancelled", "announcement", id);
        Announcement.flush();
        return views.of(announcement);
    }

    /** Ends an approval and stops what hangs on it. */
    void unapprove(Announcement announcement, String why, Instant now) {
        deliveries.cancel(announcement.id, why);
        Approval.findNow(announcement.id).ifPresent(approval -> approval.end(why, now));
    }

    private void mustBeOpen(Announcement known, Tour tour, Long version) {
        if (!known.tourId.equals(tour.id)) {
            throw ProblemException.notFound("There is no such announcement on this tour.");
        }
        if (version != null && version != known.version) {
            throw ProblemException.changedMeanwhile("Somebody has changed this announcement since you read it.");
        }
        if (known.state == AnnouncementState.CANCELLED) {
            throw ProblemException.conflict("It was cancelled. Write another one.");
        }
        mustNotBeOut(known);
    }

    static void mustNotBeOut(Announcement announcement) {
        var isOut = Delivery.listOf(List.of(announcement.id)).stream()
                .anyMatch(delivery -> delivery.state == DeliveryState.SENT
                        || delivery.state == DeliveryState.SENDING
                        || delivery.unsure);
        if (isOut) {
            throw ProblemException.conflict("It is out, at least on one channel; its words stay as they are.");
        }
    }

    Announcement find(UUID id, Permission permission) {
        var announcement = Announcement.<Announcement>findByIdOptional(id)
                .filter(known -> !caller.rolesOn(known.tourId).isEmpty())
                .orElseThrow(() -> ProblemException.notFound("There is no such announcement."));
        caller.must(announcement.tourId, permission);
        return announcement;
    }

    /** One to change: nobody else writes to its tour meanwhile, and it is read anew. */
    Taken take(UUID id, Permission permission) {
        var announcement = find(id, permission);
        Tour tour = Tour.findById(announcement.tourId);
        var now = tours.take(tour);
        Announcement.getEntityManager().refresh(announcement);
        return new Taken(announcement, tour, now);
    }

    record Taken(Announcement announcement, Tour tour, Instant now) {}

    /** @param isNew false when it was written before */
    public record Written(AnnouncementView announcement, boolean isNew) {}
}
