package org.whistlestop.gallery;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.whistlestop.support.Sql;

/** Hangs photos without files on the wall: rows as they are once a photo is made and shown, in no time. */
@ApplicationScoped
public class Hung {

    @Inject
    AgroalDataSource database;

    public UUID photo(String tour, String stop, Instant shownAt, String alt, String caption, String credit) {
        var id = UUID.randomUUID();
        Sql.with(database, """
                insert into photo (id, tour_id, stop_id, person_id, credit, alt, caption, received_at, status, width, height,
                    placeholder, shown, shown_at, taken_at)
                select ?, tour.id, stop.id, tour.host_id, ?, ?, ?, now(), 'APPROVED', 1280, 960, 'data:image/png;base64,AA==',
                    true, ?, '2026-11-21T15:52:00Z'
                from tour join stop on stop.tour_id = tour.id where tour.slug = ? and stop.slug = ?""", insert -> {
            insert.setObject(1, id);
            insert.setString(2, credit);
            insert.setString(3, alt);
            insert.setString(4, caption);
            insert.setObject(5, shownAt.atOffset(ZoneOffset.UTC));
            insert.setString(6, tour);
            insert.setString(7, stop);
            return insert.executeUpdate();
        });
        for (var width : new int[] {320, 640, 1280}) {
            size(id, width, "JPEG", "jpg");
            size(id, width, "WEBP", "webp");
        }
        return id;
    }

    private void size(UUID id, int width, String format, String ending) {
        Sql.with(database, "insert into photo_size values (?, ?, 'ORIGINAL', ?, ?, ?, ?)", insert -> {
            insert.setString(1, "photos/" + id + "/0123456789abcdef-" + width + "." + ending);
            insert.setObject(2, id);
            insert.setString(3, format);
            insert.setInt(4, width);
            insert.setInt(5, width * 3 / 4);
            insert.setLong(6, width * 100L);
            return insert.executeUpdate();
        });
    }

    void lead(UUID id) {
        Sql.with(database, "update photo set lead = true where id = ?", update -> {
            update.setObject(1, id);
            return update.executeUpdate();
        });
    }

    int reports(UUID id) {
        return Sql.with(database, "select count(*) from photo_report where photo_id = ?", select -> {
            select.setObject(1, id);
            return Sql.single(select, row -> row.getInt(1));
        });
    }
}
