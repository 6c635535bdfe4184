package org.whistlestop.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.whistlestop.channel.delivery.Deliveries;
import org.whistlestop.channel.delivery.Delivery;
import org.whistlestop.channel.delivery.DeliveryState;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopFollower;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.Tour;

/**
 * Lets announcements follow their stop, in the very transaction that changes it: due times move, what was approved and would
 * say something else now is stopped, what has gone out and is wrong gets a correction to look at.
 */
@ApplicationScoped
class Replanning implements StopFollower {

    /** An undo of the arrival must be in time. */
    private static final Duration AFTER_ARRIVAL = Duration.ofSeconds(15);

    @Inject
    Wording wording;

    @Inject
    Deliveries deliveries;

    @Inject
    Corrections corrections;

    @Override
    public void follow(Tour tour, Stop stop, Instant now) {
        var announcements = Announcement.listOfStop(stop.id);
        if (announcements.isEmpty()) {
            return;
        }
        var quietHours = TourVoice.of(tour.id).quietHours();
        var planned = Delivery.listOf(announcements.stream().map(a -> a.id).toList()).stream()
                .collect(Collectors.groupingBy(delivery -> delivery.announcementId));
        for (var announcement : announcements) {
            follow(announcement, planned.getOrDefault(announcement.id, List.of()), tour, stop, quietHours, now);
        }
    }

    private void follow(
            Announcement announcement,
            List<Delivery> planned,
            Tour tour,
            Stop stop,
            QuietHours quietHours,
            Instant now) {
        var out = planned.stream().filter(Replanning::isOutOrMayBe).toList();
        if (!out.isEmpty()) {
            corrections.keepRight(announcement, out, tour, stop, now);
        }
        if (!planned.isEmpty() && planned.stream().noneMatch(delivery -> delivery.state.isOpen())) {
            return;
        }
        var trouble = reschedule(announcement, stop, quietHours);
        if (announcement.state == AnnouncementState.APPROVED) {
            trouble.or(() -> reasonToStop(announcement, tour, stop))
                    .ifPresentOrElse(because -> stop(announcement, because, now), () -> move(announcement, now));
        }
    }

    private static boolean isOutOrMayBe(Delivery delivery) {
        return delivery.state == DeliveryState.SENT || delivery.state == DeliveryState.SENDING || delivery.unsure;
    }

    /** Answers why there is no time for it any more. */
    private static Optional<String> reschedule(Announcement announcement, Stop stop, QuietHours quietHours) {
        try {
            announcement.plan(stop, quietHours);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.getMessage());
        }
    }

    private Optional<String> reasonToStop(Announcement announcement, Tour tour, Stop stop) {
        if (stop.cancelledAt != null && announcement.corrects == null) {
            return Optional.of("The stop was cancelled.");
        }
        if (announcement.isBeforeReveal(stop)) {
            return Optional.of("It would tell of the stop before the public may know.");
        }
        if (announcement.timing.anchor() == Anchor.ARRIVAL && stop.shown.status() == StopStatus.DONE) {
            return Optional.of("The stop is over.");
        }
        var approval = Approval.findNow(announcement.id);
        var wouldBe = wording.seal(announcement, tour, stop);
        if (approval.isEmpty() || !approval.get().sealed.covers(wouldBe, announcement.about(stop))) {
            return Optional.of("The stop has changed, and what was approved would not be right any more.");
        }
        return Optional.empty();
    }

    private void stop(Announcement announcement, String because, Instant now) {
        deliveries.cancel(announcement.id, because);
        Approval.findNow(announcement.id).ifPresent(approval -> approval.end(because, now));
        announcement.become(AnnouncementState.CHANGED, because);
    }

    private void move(Announcement announcement, Instant now) {
        var earliest = announcement.timing.anchor() == Anchor.ARRIVAL ? now.plus(AFTER_ARRIVAL) : null;
        var until = Approval.findNow(announcement.id).orElseThrow().sealed.until();
        deliveries.move(announcement.id, announcement.dueAt, earliest, until);
    }
}
