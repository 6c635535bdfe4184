package org.whistlestop.photo;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whistlestop.checkin.ReceiptRow;
import org.whistlestop.checkin.ReceiptSource;
import org.whistlestop.checkin.Tap;
import org.whistlestop.support.Sql;

/** Says what has become of the photos that somebody sent from a stop since arriving. */
@ApplicationScoped
class PhotoReceipt implements ReceiptSource {

    @Inject
    AgroalDataSource database;

    @Override
    public int place() {
        return 50;
    }

    @Override
    public List<ReceiptRow> rows(Tap tap) {
        var sent = count(tap);
        return sent.all() == 0 ? List.of() : List.of(row(tap, sent));
    }

    private static ReceiptRow row(Tap tap, Sent sent) {
        var state = sent.waiting() > 0
                ? ReceiptRow.State.WAITING
                : sent.shown() > 0 ? ReceiptRow.State.DONE : ReceiptRow.State.FAILED;
        return new ReceiptRow("photos", "Photos", state, sent.words(), null, sent.shown() > 0 ? tap.page() : null);
    }

    /** By the camera's clock where the photo says it, for photos come late too. */
    private Sent count(Tap tap) {
        return Sql.with(database, """
                select count(*) filter (where shown),
                    count(*) filter (where not shown and status in ('WAITING', 'APPROVED') and (width is not null or failure is null)),
                    count(*) filter (where not shown and failure is not null and width is null)
                from photo where stop_id = ? and person_id = ? and coalesce(taken_at, received_at) >= ?""", select -> {
            select.setObject(1, tap.stop().id);
            select.setObject(2, tap.checkIn().personId);
            select.setObject(3, arrival(tap).atOffset(ZoneOffset.UTC));
            return Sql.single(select, row -> new Sent(row.getInt(1), row.getInt(2), row.getInt(3)));
        });
    }

    private static Instant arrival(Tap tap) {
        return Optional.ofNullable(tap.stop().state.arrivedAt()).orElse(tap.checkIn().countsAt);
    }

    private record Sent(int shown, int waiting, int failed) {

        int all() {
            return shown + waiting + failed;
        }

        /** 3 photos are shown, 1 waits. */
        String words() {
            var parts = new ArrayList<String>();
            add(parts, shown, "is shown", "are shown");
            add(parts, waiting, "waits", "wait");
            add(parts, failed, "cannot be shown", "cannot be shown");
            return String.join(", ", parts) + ".";
        }

        private static void add(List<String> parts, int many, String one, String several) {
            if (many > 0) {
                var noun = parts.isEmpty() ? (many == 1 ? " photo" : " photos") : "";
                parts.add(many + noun + " " + (many == 1 ? one : several));
            }
        }
    }
}
