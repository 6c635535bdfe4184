package org.whistlestop.desk.announcement;

import java.util.Comparator;
import java.util.Locale;
import org.whistlestop.announcement.AnnouncementView;
import org.whistlestop.channel.delivery.DeliveryView;

/** How far something is, as the calendar says it; of several deliveries the last one here speaks for all. */
enum CalendarState {
    CANCELLED("Cancelled", CalendarFilter.CANCELLED),
    SENT("Sent", CalendarFilter.SENT),
    PLANNED("Planned", CalendarFilter.PLANNED),
    SENDING("Going out", CalendarFilter.PLANNED),
    DRAFT("Draft", CalendarFilter.OPEN),
    REVIEW("In review", CalendarFilter.OPEN),
    CHANGED("Changed", CalendarFilter.OPEN),
    UNSURE("Unsure", CalendarFilter.TROUBLE),
    FAILED("Failed", CalendarFilter.TROUBLE),
    HELD("Held", CalendarFilter.TROUBLE);

    private final String inWords;
    private final CalendarFilter filter;

    CalendarState(String inWords, CalendarFilter filter) {
        this.inWords = inWords;
        this.filter = filter;
    }

    public String inWords() {
        return inWords;
    }

    public CalendarFilter filter() {
        return filter;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it waits for a person, or may. */
    public boolean isTrouble() {
        return filter == CalendarFilter.TROUBLE;
    }

    static CalendarState of(DeliveryView delivery) {
        return switch (delivery.state()) {
            case WAITING -> PLANNED;
            case SENDING -> delivery.unsure() ? UNSURE : SENDING;
            case UNSURE -> UNSURE;
            case SENT -> SENT;
            case HELD -> HELD;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
        };
    }

    /** What went out, or may have, says more than what was decided later. */
    static CalendarState of(AnnouncementView announcement) {
        var worst = announcement.deliveries().stream().map(CalendarState::of).max(Comparator.naturalOrder());
        return switch (announcement.state()) {
            case DRAFT -> DRAFT;
            case REVIEW -> REVIEW;
            case CHANGED -> worst.filter(CalendarState::isTrouble).orElse(CHANGED);
            case APPROVED -> worst.orElse(PLANNED);
            case CANCELLED -> worst.orElse(CANCELLED);
        };
    }
}
