package org.whistlestop.gallery;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.whistlestop.support.Sql;

/** Finds the stops of a tour of which there is something to see. */
@ApplicationScoped
class StopsWithPhotos {

    @Inject
    AgroalDataSource database;

    /** In order of time. */
    List<StopChoice> list(UUID tourId) {
        return Sql.with(database, """
                select stop.slug, stop.store || ', ' || stop.city, count(*)
                from photo join stop on stop.id = photo.stop_id
                where photo.tour_id = ? and photo.shown and stop.published
                group by stop.id
                order by stop.starts_at, stop.position, stop.id""", select -> {
            select.setObject(1, tourId);
            return Sql.list(select, row -> new StopChoice(row.getString(1), row.getString(2), row.getInt(3)));
        });
    }
}
