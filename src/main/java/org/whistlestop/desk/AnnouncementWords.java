package org.whistlestop.desk;

import java.time.ZoneId;
import org.whistlestop.announcement.Anchor;
import org.whistlestop.announcement.AnnouncementState;
import org.whistlestop.announcement.AnnouncementView;
import org.whistlestop.channel.delivery.DeliveryState;
import org.whistlestop.channel.delivery.DeliveryView;
import org.whistlestop.tour.StoreTime;

/** Says to the team how far an announcement is and when it goes out. */
public final class AnnouncementWords {

    private static final int A_DAY = 24 * 60;

    private AnnouncementWords() {}

    /** @param status of its badge; @param words in it */
    public record Badge(String status, String words) {}

    /** With its fields filled in, where it goes anywhere yet. */
    public static String title(AnnouncementView announcement) {
        return announcement.channels().stream()
                .findFirst()
                .map(AnnouncementView.On::title)
                .orElse(announcement.title());
    }

    /** An approved one is as far as its deliveries are. */
    public static Badge badge(AnnouncementView announcement) {
        return switch (announcement.state()) {
            case DRAFT -> new Badge("draft", "Draft");
            case REVIEW -> new Badge("review", "Waits for approval");
            case APPROVED -> approved(announcement);
            case CHANGED -> new Badge("held", "Stopped: changed since approved");
            case CANCELLED -> new Badge("cancelled", "Cancelled");
        };
    }

    private static Badge approved(AnnouncementView announcement) {
        var deliveries = announcement.deliveries();
        if (has(announcement, DeliveryState.HELD)) {
            return new Badge("held", "Held: somebody has to decide");
        }
        if (has(announcement, DeliveryState.FAILED)) {
            return new Badge("failed", "Failed");
        }
        if (has(announcement, DeliveryState.SENDING) || has(announcement, DeliveryState.UNSURE)) {
            return new Badge("sending", "Going out");
        }
        var sent = deliveries.stream()
                .filter(delivery -> delivery.state() == DeliveryState.SENT)
                .count();
        if (sent == deliveries.size() && sent > 0) {
            return new Badge("sent", "Sent");
        }
        return sent > 0
                ? new Badge("sending", "Sent on " + sent + " of " + deliveries.size() + " channels")
                : new Badge("approved", "Approved");
    }

    private static boolean has(AnnouncementView announcement, DeliveryState state) {
        return announcement.deliveries().stream().anyMatch(delivery -> delivery.state() == state);
    }

    public static Badge badge(DeliveryView delivery) {
        return switch (delivery.state()) {
            case WAITING ->
                delivery.attempts().isEmpty()
                        ? new Badge("approved", "Waits for its time")
                        : new Badge("sending", "Is tried again");
            case SENDING -> new Badge("sending", "Going out now");
            case UNSURE -> new Badge("sending", "Being looked up: it may stand there");
            case SENT -> new Badge("sent", "Sent");
            case HELD -> new Badge("held", "Held: somebody has to decide");
            case FAILED -> new Badge("failed", "Refused by the channel");
            case CANCELLED -> new Badge("cancelled", "Cancelled");
        };
    }

    /** The moment by the clocks of the store, or what it waits for. */
    public static String due(AnnouncementView announcement) {
        var when = announcement.when();
        if (when.due() != null) {
            return StoreTime.moment(when.due(), ZoneId.of(announcement.stop().zone()));
        }
        return when.anchor() == Anchor.APPROVAL ? "At once when it is approved" : timing(announcement);
    }

    /** What its time hangs on, like "24 hours before the start". */
    public static String timing(AnnouncementView announcement) {
        var when = announcement.when();
        if (when.anchor() == Anchor.FIXED) {
            return "At a fixed time";
        }
        if (when.anchor() == Anchor.APPROVAL) {
            return "At once when it is approved";
        }
        var minutes = when.offsetMinutes();
        var anchor = anchor(when.anchor());
        if (minutes == 0) {
            return when.anchor() == Anchor.ARRIVAL ? "When the host arrives" : "At " + anchor;
        }
        return amount(Math.abs(minutes)) + (minutes < 0 ? " before " : " after ") + anchor;
    }

    private static String anchor(Anchor anchor) {
        return switch (anchor) {
            case STARTS -> "the start";
            case ENDS -> "the end";
            default -> "the host’s arrival";
        };
    }

    private static String amount(int minutes) {
        if (minutes % A_DAY == 0 && minutes > A_DAY) {
            return minutes / A_DAY + " days";
        }
        if (minutes % 60 == 0) {
            return minutes == 60 ? "1 hour" : minutes / 60 + " hours";
        }
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }

    /** Whether it may still be written anew: nothing of it is out, or may be. */
    public static boolean isOpen(AnnouncementView announcement) {
        return announcement.state() != AnnouncementState.CANCELLED
                && announcement.deliveries().stream()
                        .noneMatch(delivery -> delivery.state() == DeliveryState.SENT
                                || delivery.state() == DeliveryState.SENDING
                                || delivery.unsure());
    }
}
