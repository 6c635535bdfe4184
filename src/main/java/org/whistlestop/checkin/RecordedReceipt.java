package org.whistlestop.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Says that a check-in is kept, and by which clock it counts. */
@ApplicationScoped
class RecordedReceipt implements ReceiptSource {

    @Override
    public int place() {
        return 10;
    }

    @Override
    public List<ReceiptRow> rows(Tap tap) {
        var received = tap.checkIn().receivedAt;
        return List.of(new ReceiptRow("recorded", "Recorded", ReceiptRow.State.DONE, words(tap), received, null));
    }

    private static String words(Tap tap) {
        var checkIn = tap.checkIn();
        var received = "Received at " + tap.clock(checkIn.receivedAt);
        if (checkIn.withdrawn) {
            return received + " and taken back later.";
        }
        return checkIn.countsAt.equals(checkIn.happenedAt)
                ? received + "; the phone’s time counts, " + tap.clock(checkIn.countsAt) + "."
                : received + ", which counts, for the phone’s clock runs ahead.";
    }
}
