package org.whistlestop.desk.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.announcement.AnnouncementState;
import org.whistlestop.announcement.AnnouncementView;
import org.whistlestop.channel.delivery.DeliveryState;
import org.whistlestop.channel.delivery.DeliveryView;
import org.whistlestop.channel.delivery.RehearsalView;
import org.whistlestop.tour.Tour;

/** Picks out what waits for a person, and what the caller can do about it in one tap. */
@ApplicationScoped
class CalendarNeeds {

    /** What is due that soon and not approved is worth a word. */
    private static final Duration SOON = Duration.ofHours(24);

    @Inject
    Caller caller;

    List<CalendarNeed> of(Tour tour, List<CalendarEntry> entries, RehearsalView rehearsal, Instant now) {
        var may = new May(
                "/desk/tours/" + tour.slug,
                caller.may(tour.id, Permission.RELEASE),
                caller.may(tour.id, Permission.ANNOUNCE),
                caller.may(tour.id, Permission.APPROVE));
        var needs = new ArrayList<CalendarNeed>();
        entries.forEach(entry -> addDeliveries(needs, entry, may));
        rehearsal.channels().stream()
                .filter(channel -> channel.trouble() != null)
                .forEach(channel -> needs.add(ofChannel(channel, may)));
        entries.forEach(entry -> addDecision(needs, entry, may, now));
        return needs;
    }

    private static void addDeliveries(List<CalendarNeed> needs, CalendarEntry entry, May may) {
        for (var delivery : entry.announcement().deliveries()) {
            var state = CalendarState.of(delivery);
            if (state.isTrouble()) {
                needs.add(new CalendarNeed(
                        state,
                        entry.words(),
                        delivery.channelName() + " · " + entry.place() + " · " + entry.moment(),
                        why(delivery, state),
                        "/desk/announcements/" + entry.id(),
                        acts(delivery, may)));
            }
        }
    }

    private static String why(DeliveryView delivery, CalendarState state) {
        if (state == CalendarState.UNSURE) {
            return "It may have gone out; that is being looked up. "
                    + (delivery.words() == null ? "" : delivery.words());
        }
        return delivery.words() == null ? "Somebody has to decide." : delivery.words();
    }

    private static List<CalendarNeed.Act> acts(DeliveryView delivery, May may) {
        var acts = new ArrayList<CalendarNeed.Act>();
        var base = may.tour + "/deliveries/" + delivery.id();
        if (may.release && (delivery.state() == DeliveryState.HELD || delivery.state() == DeliveryState.FAILED)) {
            var words = delivery.unsure() ? "Look again" : "Let it go out now";
            acts.add(new CalendarNeed.Act(words, base + "/release", false));
        }
        if (may.announce) {
            acts.add(new CalendarNeed.Act("Cancel it there", base + "/cancellation", true));
        }
        return acts;
    }

    private static CalendarNeed ofChannel(RehearsalView.Part channel, May may) {
        var soon = channel.due() == 0
                ? "Nothing is due there within 24 hours."
                : (channel.due() == 1 ? "1 text is" : channel.due() + " texts are") + " due there within 24 hours.";
        return new CalendarNeed(
                null,
                channel.name() + " does not accept us",
                soon,
                channel.trouble(),
                may.tour + "/channels#channel-" + channel.channel(),
                List.of(new CalendarNeed.Act(
                        "Test it again", may.tour + "/channels/" + channel.channel() + "/check", false)));
    }

    private void addDecision(List<CalendarNeed> needs, CalendarEntry entry, May may, Instant now) {
        var announcement = entry.announcement();
        var isSoon =
                entry.due() != null && entry.due().isAfter(now) && entry.due().isBefore(now.plus(SOON));
        var why =
                switch (announcement.state()) {
                    case CHANGED ->
                        (announcement.why() == null ? "It has changed." : announcement.why())
                                + " It needs another approval.";
                    case REVIEW ->
                        may.approve && !isByCaller(announcement)
                                ? "It waits for your approval."
                                : isSoon ? "It is due soon, and nobody has approved it yet." : null;
                    case DRAFT ->
                        announcement.corrects() != null
                                ? "What went out is not right any more. This draft would put it right."
                                : isSoon ? "It is due soon, and still a draft." : null;
                    case APPROVED, CANCELLED -> null;
                };
        if (why != null) {
            needs.add(new CalendarNeed(
                    CalendarState.of(announcement),
                    entry.words(),
                    entry.place() + " · " + entry.moment(),
                    why,
                    "/desk/announcements/" + entry.id(),
                    decisions(entry, may)));
        }
    }

    private static List<CalendarNeed.Act> decisions(CalendarEntry entry, May may) {
        var isChanged = entry.announcement().state() == AnnouncementState.CHANGED;
        return may.announce && isChanged
                ? List.of(new CalendarNeed.Act(
                        "Cancel it", may.tour + "/announcements/" + entry.id() + "/cancellation", true))
                : List.of();
    }

    private boolean isByCaller(AnnouncementView announcement) {
        var me = caller.person().id;
        return announcement.authors().stream().anyMatch(author -> author.id().equals(me));
    }

    /** What the caller may do on this tour. */
    private record May(String tour, boolean release, boolean announce, boolean approve) {}
}
