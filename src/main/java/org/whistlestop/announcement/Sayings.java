package org.whistlestop.announcement;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.whistlestop.announcement.lint.Earlier;
import org.whistlestop.support.Sql;

/** Holds what a tour has said or is going to say, each announcement once, the last first. */
record Sayings(List<Saying> list) {

    /** How far back the lint looks for repeats and for what only sells. */
    private static final int EARLIER = 50;

    record Saying(UUID announcement, Earlier said) {}

    /** Reads the last ones until then, as many as {@link #before} may want for so many announcements. */
    static Sayings of(DataSource database, UUID tourId, Instant until, int announcements) {
        return Sql.with(database, """
                select announcement_id, text, at, billboard from (
                    select distinct on (d.announcement_id) d.announcement_id, d.text,
                        coalesce(d.sent_at, d.due_at) as at,
                        exists (select from approval p where p.announcement_id = d.announcement_id
                            and p.reason is not null and p.ended_at is null) as billboard
                    from delivery d
                    where d.tour_id = ? and d.state <> 'CANCELLED' and coalesce(d.sent_at, d.due_at) <= ?
                    order by d.announcement_id, d.channel_id) said
                order by at desc limit ?""", query -> {
            query.setObject(1, tourId);
            query.setObject(2, until.atOffset(ZoneOffset.UTC));
            query.setInt(3, EARLIER + announcements);
            return new Sayings(Sql.list(
                    query,
                    row -> new Saying(
                            row.getObject(1, UUID.class),
                            new Earlier(row.getString(2), Sql.instant(row, 3), row.getBoolean(4)))));
        });
    }

    /** What was said by others until then. */
    List<Earlier> before(UUID announcement, Instant at) {
        return list.stream()
                .filter(saying -> !saying.announcement.equals(announcement))
                .map(Saying::said)
                .filter(said -> !said.at().isAfter(at))
                .limit(EARLIER)
                .toList();
    }
}
