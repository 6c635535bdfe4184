package org.whistlestop.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.whistlestop.channel.delivery.Delivery;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.Tour;

/** Drafts what puts right that which has gone out; people look at it before anybody else does. */
@ApplicationScoped
class Corrections {

    private static final String MOVED =
            "A change of plan: I will be at {store} in {city} on {date}, from {starts} to {ends}"
                    + " ({zone}). Does that still work for you? {host}";
    private static final String CANCELLED = "I am sorry: the visit to {store} in {city} is cancelled."
            + " What would you have asked me there? I will answer here. {host}";

    @Inject
    Wording wording;

    /**
     * Drafts a correction once for each new state of things, also when somebody threw the former draft away; what was put right
     * already is left to its own correction.
     *
     * @param out the deliveries that stand at their channels, or may
     */
    void keepRight(Announcement original, List<Delivery> out, Tour tour, Stop stop, Instant now) {
        if (stop.state.status() == StopStatus.DONE) {
            return;
        }
        var corrections = Announcement.listCorrections(original.id);
        if (corrections.stream().anyMatch(correction -> !correction.isOpenDraft())) {
            return;
        }
        var right = right(original, tour, stop);
        if (isAsSaid(original, out, tour, stop)) {
            original.noticed = null;
            corrections.forEach(draft -> draft.become(AnnouncementState.CANCELLED, "The stop is again as was said."));
        } else if (!Arrays.equals(right, original.noticed)) {
            original.noticed = right;
            var draft = corrections.isEmpty() ? draft(original, now) : corrections.get(0);
            word(draft, stop, out, now, original.author());
            draft.persist();
        }
    }

    /** What would be said now, or that nothing would. */
    private byte[] right(Announcement original, Tour tour, Stop stop) {
        return stop.cancelledAt != null
                ? new byte[] {0}
                : wording.seal(original, tour, stop).seal();
    }

    private boolean isAsSaid(Announcement original, List<Delivery> out, Tour tour, Stop stop) {
        if (stop.cancelledAt != null) {
            return false;
        }
        var sayings = wording.seal(original, tour, stop).sayings();
        return out.stream().allMatch(delivery -> sayings.stream()
                .filter(saying -> saying.channel().equals(delivery.channelId))
                .allMatch(saying -> saying.text().equals(delivery.text)));
    }

    private static Announcement draft(Announcement original, Instant now) {
        var draft = new Announcement(UUID.randomUUID(), original.tourId, original.stopId, now);
        draft.corrects = original.id;
        draft.language = original.language;
        draft.linked = true;
        draft.timing = Timing.from(Anchor.APPROVAL, 0);
        return draft;
    }

    private static void word(Announcement draft, Stop stop, List<Delivery> out, Instant now, UUID author) {
        var isCancelled = stop.cancelledAt != null;
        draft.title = isCancelled ? "Cancelled: {store}, {city}" : "A new time for {store}, {city}";
        draft.text = isCancelled ? CANCELLED : MOVED;
        draft.channels.clear();
        out.forEach(delivery -> draft.channels.put(delivery.channelId, ""));
        draft.become(AnnouncementState.DRAFT, "What went out is not right any more.");
        draft.touch(author, now);
    }
}
