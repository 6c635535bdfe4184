package org.whistlestop.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Person;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.channel.delivery.Deliveries;
import org.whistlestop.channel.delivery.NewDelivery;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Says yes to exact words and times, which plans their deliveries, and takes that back. */
@ApplicationScoped
public class Approvals {

    @Inject
    Caller caller;

    @Inject
    Announcements announcements;

    @Inject
    AnnouncementViews views;

    @Inject
    Wording wording;

    @Inject
    Linting linting;

    @Inject
    Deliveries deliveries;

    @Inject
    Tours tours;

    @Inject
    Audit audit;

    /** Approves what the caller has seen, by its seal; who had a hand in the words may not. */
    @Transactional
    public AnnouncementView approve(UUID id, NewApproval request) {
        var taken = announcements.take(id, Permission.APPROVE);
        var announcement = taken.announcement();
        var person = caller.person();
        if (announcement.isByOneOf(person.id)) {
            throw ProblemException.forbidden("You had a hand in these words; somebody else approves them.");
        }
        approve(taken, person.id, person.name, request);
        audit.record(
                announcement.tourId,
                "approved",
                "announcement",
                id,
                request.seal().substring(0, 16));
        return views.of(announcement);
    }

    /** Gives a draft to review and approves it as it stands, for somebody who is known to be allowed to. */
    @Transactional
    public void approveAsItStands(UUID id, Person approver) {
        Announcement announcement = Announcement.findById(id);
        Tour tour = Tour.findById(announcement.tourId);
        var now = tours.take(tour);
        announcements.review(announcement);
        var sealed = wording.seal(announcement, tour, Stop.findById(announcement.stopId));
        approve(
                new Announcements.Taken(announcement, tour, now),
                approver.id,
                approver.name,
                new NewApproval(sealed.hex(), null));
    }

    /** The same for somebody without an account, who is known by the link. */
    void approve(Announcements.Taken taken, UUID person, String name, NewApproval request) {
        var announcement = taken.announcement();
        var tour = taken.tour();
        Stop stop = Stop.findById(announcement.stopId);
        Stop.getEntityManager().refresh(stop);
        mustBeApprovable(announcement, tour, stop, request, taken.now());
        var sealed = wording.seal(announcement, tour, stop);
        if (!sealed.hex().equals(request.seal())) {
            throw ProblemException.changedMeanwhile("It has changed since you read it. Read it again.");
        }
        new Approval(announcement.id, sealed, person, name, request.reason(), taken.now()).persistAndFlush();
        announcement.become(AnnouncementState.APPROVED, null);
        announcement.plan(stop, TourVoice.of(tour.id).quietHours());
        plan(announcement, sealed);
    }

    private void mustBeApprovable(Announcement announcement, Tour tour, Stop stop, NewApproval request, Instant now) {
        if (announcement.state == AnnouncementState.APPROVED || announcement.state == AnnouncementState.CANCELLED) {
            throw ProblemException.conflict("It is " + announcement.state.word() + " already.");
        }
        if (announcement.state == AnnouncementState.DRAFT) {
            throw ProblemException.conflict("It is a draft still; its author gives it to review first.");
        }
        Announcements.mustHaveChannels(announcement);
        if (stop.cancelledAt != null && announcement.corrects == null) {
            throw ProblemException.conflict("The stop is cancelled; nothing goes out for it.");
        }
        announcement.plan(stop, TourVoice.of(tour.id).quietHours());
        if (announcement.dueAt != null && announcement.dueAt.isBefore(now)) {
            throw ProblemException.conflict("Its time has gone by. Its author chooses another one.");
        }
        if (announcement.isBeforeReveal(stop)) {
            throw ProblemException.conflict("It would tell of the stop before the public may know.");
        }
        var tooLong = wording.tooLong(wording.seal(announcement, tour, stop));
        if (!tooLong.isEmpty()) {
            throw ProblemException.invalid(
                    "text",
                    "It is too long for " + String.join(", ", tooLong),
                    "Shorten it, or give that channel its own words");
        }
        if (request.reason() == null && Linting.isBillboard(linting.check(announcement, tour, stop))) {
            throw ProblemException.invalid(
                    "reason", "This text only sells", "Say why it shall go out all the same, or send it back");
        }
    }

    private void plan(Announcement announcement, Sealed sealed) {
        for (var saying : sealed.sayings()) {
            deliveries.plan(new NewDelivery(
                    announcement.tourId,
                    announcement.stopId,
                    announcement.id,
                    saying.channel(),
                    saying.title(),
                    saying.text(),
                    sealed.language(),
                    saying.link(),
                    sealed.photo(),
                    sealed.photoAlt(),
                    announcement.dueAt,
                    sealed.from(),
                    sealed.until()));
        }
    }

    /** Sends it back to its author; what was planned does not go out. */
    @Transactional
    public AnnouncementView withdraw(UUID id, String why) {
        var taken = announcements.take(id, Permission.APPROVE);
        var announcement = taken.announcement();
        if (announcement.state != AnnouncementState.APPROVED && announcement.state != AnnouncementState.REVIEW) {
            throw ProblemException.conflict("It is neither approved nor in review.");
        }
        announcements.unapprove(announcement, why, taken.now());
        announcement.become(AnnouncementState.DRAFT, why);
        audit.record(announcement.tourId, "sent back", "announcement", id);
        Announcement.flush();
        return views.of(announcement);
    }
}
