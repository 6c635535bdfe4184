package org.whistlestop.channel.push;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.whistlestop.support.Sql;

/** Knows whom a delivery has served and whom not yet. */
@ApplicationScoped
class SentNotes {

    /** A browser that follows the tour and a stop of it is told once. */
    private static final String OPEN = """
            select f.id, f.endpoint, f.public_key, f.auth
            from (select distinct on (endpoint) * from follower
                  where tour_id = ? and (stop_id is null or stop_id = ?)
                  order by endpoint, id) f
            where not exists (select from push_sent p where p.delivery_id = ? and p.follower_id = f.id)""";

    private static final String SERVED = """
            insert into push_sent (delivery_id, follower_id, told, at)
            select ?, id, ?, now() from unnest(?::uuid[]) as id
            on conflict do nothing""";

    private static final String HEARD = """
            update follower set heard_at = now() where id = any (?::uuid[]) and heard_at < now() - interval '1 day'""";

    /** Of other tours too: the browser has gone. */
    private static final String FORGET = """
            delete from follower where endpoint in (select endpoint from follower where id = any (?::uuid[]))""";

    private static final String COUNT = """
            select count(*) filter (where told), count(*) filter (where not told) from push_sent where delivery_id = ?""";

    @Inject
    AgroalDataSource database;

    /** @param stopId the stop that it is about, or null */
    List<Recipient> listOpen(UUID delivery, UUID tourId, UUID stopId) {
        return Sql.with(database, OPEN, query -> {
            query.setObject(1, tourId);
            query.setObject(2, stopId);
            query.setObject(3, delivery);
            return Sql.list(
                    query,
                    row -> new Recipient(
                            row.getObject(1, UUID.class),
                            new Subscription(row.getString(2), row.getBytes(3), row.getBytes(4))));
        });
    }

    /** Writes down who was served, and forgets who is gone. */
    void write(UUID delivery, List<UUID> told, List<UUID> gone) {
        QuarkusTransaction.requiringNew().run(() -> {
            mark(delivery, true, told);
            mark(delivery, false, gone);
            update(HEARD, told);
            update(FORGET, gone);
        });
    }

    private void mark(UUID delivery, boolean isTold, List<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Sql.with(database, SERVED, statement -> {
            statement.setObject(1, delivery);
            statement.setBoolean(2, isTold);
            return execute(statement, 3, ids);
        });
    }

    private void update(String sql, List<UUID> ids) {
        if (!ids.isEmpty()) {
            Sql.with(database, sql, statement -> execute(statement, 1, ids));
        }
    }

    private static int execute(PreparedStatement statement, int at, List<UUID> ids) throws SQLException {
        statement.setArray(at, statement.getConnection().createArrayOf("uuid", ids.toArray()));
        return statement.executeUpdate();
    }

    /** Of all attempts of this delivery together: told, and gone. */
    int[] count(UUID delivery) {
        return Sql.with(database, COUNT, query -> {
            query.setObject(1, delivery);
            return Sql.single(query, row -> new int[] {row.getInt(1), row.getInt(2)});
        });
    }
}
