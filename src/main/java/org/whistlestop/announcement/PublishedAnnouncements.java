package org.whistlestop.announcement;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.whistlestop.support.Sql;

/** Reads what our own pages and feeds say; nothing of a stop that the public does not know. */
@ApplicationScoped
public class PublishedAnnouncements {

    @Inject
    AgroalDataSource database;

    /** The newest first. */
    @Transactional
    public List<Published> latest(UUID tourId, int atMost) {
        return list("d.tour_id", tourId, atMost);
    }

    /** Of one stop, the newest first. */
    @Transactional
    public List<Published> atStop(UUID stopId, int atMost) {
        return list("d.stop_id", stopId, atMost);
    }

    private List<Published> list(String of, UUID id, int atMost) {
        return Sql.with(database, """
                select d.announcement_id, s.slug, d.title, d.text, d.language,
                    coalesce(p.name, 'Somebody who has left'), d.sent_at, d.photo_id
                from delivery d
                    join channel c on c.id = d.channel_id and c.kind = 'PAGES' and c.removed_at is null
                    join stop s on s.id = d.stop_id and s.published
                    join announcement a on a.id = d.announcement_id
                    left join person p on p.id = a.authors[1]
                where %s = ? and d.state = 'SENT' and d.text <> ''
                order by d.sent_at desc, d.id limit ?""".formatted(of), query -> {
            query.setObject(1, id);
            query.setInt(2, atMost);
            return Sql.list(query, PublishedAnnouncements::published);
        });
    }

    private static Published published(ResultSet row) throws SQLException {
        return new Published(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Sql.instant(row, 7),
                row.getObject(8, UUID.class));
    }
}
