package org.whistlestop.desk.announcement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.whistlestop.announcement.Anchor;
import org.whistlestop.announcement.AnnouncementState;
import org.whistlestop.announcement.AnnouncementView;
import org.whistlestop.channel.delivery.DeliveryState;
import org.whistlestop.channel.delivery.DeliveryView;
import org.whistlestop.tour.StopView;
import org.whistlestop.tour.StoreTime;

/**
 * An announcement in the calendar.
 *
 * @param anchorAt what its offset counts from; null where it has none that is known
 * @param isMovable whether the caller may give it another time here
 */
record CalendarEntry(
        AnnouncementView announcement, StopView stop, CalendarState state, Instant anchorAt, boolean isMovable) {

    private static final int FIRST_WORDS = 90;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    static CalendarEntry of(AnnouncementView announcement, StopView stop, boolean mayAnnounce) {
        return new CalendarEntry(
                announcement,
                stop,
                CalendarState.of(announcement),
                switch (announcement.when().anchor()) {
                    case STARTS -> stop.starts();
                    case ENDS -> stop.ends();
                    default -> null;
                },
                mayAnnounce && isMovable(announcement));
    }

    private static boolean isMovable(AnnouncementView announcement) {
        var anchor = announcement.when().anchor();
        return announcement.when().due() != null
                && (anchor == Anchor.STARTS || anchor == Anchor.ENDS || anchor == Anchor.FIXED)
                && announcement.state() != AnnouncementState.CANCELLED
                && announcement.deliveries().stream().noneMatch(CalendarEntry::isOutOrMayBe);
    }

    static boolean isOutOrMayBe(DeliveryView delivery) {
        return delivery.state() == DeliveryState.SENT
                || delivery.state() == DeliveryState.SENDING
                || delivery.state() == DeliveryState.UNSURE
                || delivery.unsure();
    }

    public UUID id() {
        return announcement.id();
    }

    /** By the clocks of the store; null while it waits for something to happen. */
    public LocalDateTime local() {
        return announcement.when().dueLocal();
    }

    public LocalDate day() {
        return local().toLocalDate();
    }

    public Instant due() {
        return announcement.when().due();
    }

    public String time() {
        return CLOCK.format(local());
    }

    public String zone() {
        return stop.zone();
    }

    public String zoneName() {
        return StoreTime.zone(due(), ZoneId.of(stop.zone()));
    }

    public String anchor() {
        return announcement.when().anchor().word();
    }

    /** Like {@code Sat 21 Nov 2026, 11:52 EST}, or what it waits for. */
    public String moment() {
        return due() == null ? waitsFor() : StoreTime.moment(due(), ZoneId.of(stop.zone()));
    }

    public String waitsFor() {
        return announcement.when().anchor() == Anchor.APPROVAL ? "As soon as it is approved" : "After the arrival";
    }

    public String place() {
        return stop.venue().store() + ", " + stop.venue().city();
    }

    /** As they would go out, so far as they fit into a small card. */
    public String words() {
        var says = announcement.channels().isEmpty()
                ? announcement.text()
                : announcement.channels().get(0).says();
        var line = says.replaceAll("\\s+", " ").strip();
        if (line.length() <= FIRST_WORDS) {
            return line;
        }
        var cut = line.lastIndexOf(' ', FIRST_WORDS);
        return line.substring(0, cut < FIRST_WORDS / 2 ? FIRST_WORDS : cut) + "…";
    }

    /** Whether moving it takes an approval, or the asking for one, away. */
    public String approval() {
        return switch (announcement.state()) {
            case APPROVED -> "approved";
            case REVIEW -> "review";
            default -> "none";
        };
    }

    /** Its channels by how far they are. */
    public List<OnChannels> groups() {
        if (announcement.deliveries().isEmpty()) {
            var names = announcement.channels().stream()
                    .map(AnnouncementView.On::name)
                    .collect(Collectors.joining(", "));
            return List.of(new OnChannels(state, names.isEmpty() ? "No channel yet" : names));
        }
        Map<CalendarState, String> names = announcement.deliveries().stream()
                .collect(Collectors.groupingBy(
                        CalendarState::of,
                        () -> new EnumMap<>(CalendarState.class),
                        Collectors.mapping(DeliveryView::channelName, Collectors.joining(", "))));
        return names.entrySet().stream()
                .map(group -> new OnChannels(group.getKey(), group.getValue()))
                .toList();
    }

    /** Some channels that are equally far. */
    record OnChannels(CalendarState state, String names) {}
}
