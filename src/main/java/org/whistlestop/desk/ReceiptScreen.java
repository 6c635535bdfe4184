package org.whistlestop.desk;

import java.util.List;
import org.whistlestop.checkin.Receipt;
import org.whistlestop.checkin.ReceiptRow;

/** What one check-in did, in words. */
record ReceiptScreen(String tour, String title, TourScreen.Said said, Receipt receipt) {

    public List<Line> lines() {
        return receipt.rows().stream().map(Line::new).toList();
    }

    record Line(ReceiptRow row) {

        public String state() {
            return switch (row.state()) {
                case DONE -> "done";
                case WAITING -> "waits";
                case NONE -> "nothing to do";
                case FAILED -> "failed";
            };
        }

        /** Of the badges there are. */
        public String badge() {
            return switch (row.state()) {
                case DONE -> "done";
                case WAITING -> "late";
                case NONE -> "planned";
                case FAILED -> "cancelled";
            };
        }
    }
}
