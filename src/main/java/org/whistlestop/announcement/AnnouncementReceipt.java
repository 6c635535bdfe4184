package org.whistlestop.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.whistlestop.channel.delivery.DeliveryState;
import org.whistlestop.channel.delivery.DeliveryView;
import org.whistlestop.channel.delivery.DeliveryViews;
import org.whistlestop.checkin.CheckInKind;
import org.whistlestop.checkin.ReceiptRow;
import org.whistlestop.checkin.ReceiptRow.State;
import org.whistlestop.checkin.ReceiptSource;
import org.whistlestop.checkin.Tap;

/** Says whether the notes went out that waited for the host's arrival, channel by channel, or why not. */
@ApplicationScoped
class AnnouncementReceipt implements ReceiptSource {

    @Inject
    DeliveryViews deliveries;

    @Override
    public int place() {
        return 60;
    }

    @Override
    public List<ReceiptRow> rows(Tap tap) {
        if (tap.checkIn().kind != CheckInKind.ARRIVED) {
            return List.of();
        }
        var waiting = Announcement.listOfStop(tap.stop().id).stream()
                .filter(announcement -> announcement.timing.anchor() == Anchor.ARRIVAL)
                .toList();
        var planned = deliveries.of(
                waiting.stream().map(announcement -> announcement.id).toList());
        return waiting.stream()
                .flatMap(announcement -> rows(announcement, planned.getOrDefault(announcement.id, List.of()), tap))
                .toList();
    }

    private static Stream<ReceiptRow> rows(Announcement announcement, List<DeliveryView> planned, Tap tap) {
        if (planned.isEmpty()) {
            return Stream.of(new ReceiptRow(
                    "note-" + announcement.id, "“We are here”", State.NONE, whyNot(announcement), null, null));
        }
        return planned.stream().map(delivery -> row(delivery, tap));
    }

    private static String whyNot(Announcement announcement) {
        return switch (announcement.state) {
            case DRAFT -> "It is a draft that nobody has approved.";
            case REVIEW -> "It waits for an approval.";
            case CHANGED -> announcement.why == null ? "It has changed since it was approved." : announcement.why;
            default -> "It has no channel to go to.";
        };
    }

    private static ReceiptRow row(DeliveryView delivery, Tap tap) {
        var name = "note-" + delivery.id();
        var title = "“We are here” on " + delivery.channelName();
        return switch (delivery.state()) {
            case SENT ->
                new ReceiptRow(
                        name,
                        title,
                        State.DONE,
                        "Sent at " + tap.clock(delivery.sentAt()) + ".",
                        delivery.sentAt(),
                        null);
            case WAITING, SENDING, UNSURE ->
                new ReceiptRow(name, title, State.WAITING, waitingWords(delivery, tap), delivery.dueAt(), null);
            default -> new ReceiptRow(name, title, State.NONE, "Not sent: " + delivery.words(), null, null);
        };
    }

    private static String waitingWords(DeliveryView delivery, Tap tap) {
        if (delivery.state() == DeliveryState.UNSURE) {
            return "The channel has not answered; it is being looked up.";
        }
        return delivery.dueAt() == null
                ? "It goes out when the public knows that you are here."
                : "Due at " + tap.clock(delivery.dueAt()) + ".";
    }
}
