package org.whistlestop.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.whistlestop.tour.StopStatus;

/** Says of an arrival whether fans can watch. */
@ApplicationScoped
class StreamReceipt implements ReceiptSource {

    @Override
    public int place() {
        return 40;
    }

    @Override
    public List<ReceiptRow> rows(Tap tap) {
        return tap.checkIn().kind != CheckInKind.ARRIVED || tap.checkIn().withdrawn
                ? List.of()
                : StreamAddress.findNewest(tap.stop().id).map(newest -> row(tap, newest)).stream()
                        .toList();
    }

    private static ReceiptRow row(Tap tap, StreamAddress newest) {
        if (newest.url == null) {
            return row(ReceiptRow.State.NONE, "The stream ended at " + tap.clock(newest.countsAt) + ".", tap);
        }
        var host = PublicAddress.findHost(newest.url).orElse("another site");
        if (Streams.isPublic(tap.stop())) {
            return row(ReceiptRow.State.DONE, "Fans can watch live on " + host + ".", tap);
        }
        return tap.stop().state.status() == StopStatus.LIVE
                ? row(
                        ReceiptRow.State.WAITING,
                        "The stream on " + host + " is shown when the live map shows the stop as live.",
                        tap)
                : row(ReceiptRow.State.NONE, "The stream on " + host + " is shown only while the stop is live.", tap);
    }

    private static ReceiptRow row(ReceiptRow.State state, String words, Tap tap) {
        return new ReceiptRow("stream", "Live stream", state, words, null, tap.page());
    }
}
