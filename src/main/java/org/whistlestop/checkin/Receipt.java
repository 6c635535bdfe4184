package org.whistlestop.checkin;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a check-in did, row by row. */
public record Receipt(
        UUID checkIn,
        @Schema(description = "Nothing waits any more") boolean settled,
        List<ReceiptRow> rows) {

    static Receipt of(UUID checkIn, List<ReceiptRow> rows) {
        return new Receipt(checkIn, rows.stream().noneMatch(row -> row.state() == ReceiptRow.State.WAITING), rows);
    }
}
