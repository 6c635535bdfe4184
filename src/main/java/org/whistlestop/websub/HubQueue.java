package org.whistlestop.websub;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.support.Sql;

/**
 * What the hub still has to do, by the database's clock. Each method is one statement, committed when it returns: no lock is held
 * while a subscriber is asked, and what a killed process had is claimed anew when its lease is over.
 */
@ApplicationScoped
class HubQueue {

    /** Longer than the guarded client lets one request take. */
    private static final int LEASE_SECONDS = 15;

    @Inject
    AgroalDataSource database;

    int countIntents(String host) {
        return Sql.with(database, "select count(*) from feed_intent where host = ?", query -> {
            query.setString(1, host);
            return Sql.single(query, row -> row.getInt(1));
        });
    }

    /** @param host null for all */
    int countSubscriptions(String host) {
        return Sql.with(database, """
                select count(*) from feed_subscription where ends_at > now() and (?::text is null or host = ?)""", query -> {
            query.setString(1, host);
            query.setString(2, host);
            return Sql.single(query, row -> row.getInt(1));
        });
    }

    /** The newest wish for a feed and an address is the one that counts. */
    void add(Intent intent) {
        Sql.with(database, """
                insert into feed_intent (id, subscribes, topic, tour_id, callback, host, secret, lease_seconds, next_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, now())
                on conflict (topic, callback) do update set id = excluded.id, subscribes = excluded.subscribes,
                    secret = excluded.secret, lease_seconds = excluded.lease_seconds, attempts = 0, next_at = now()""", insert -> {
            insert.setObject(1, intent.id());
            insert.setBoolean(2, intent.subscribes());
            insert.setString(3, intent.topic());
            insert.setObject(4, intent.tourId());
            insert.setString(5, intent.callback());
            insert.setString(6, intent.host());
            insert.setBytes(7, intent.secret());
            insert.setLong(8, intent.leaseSeconds());
            return insert.executeUpdate();
        });
    }

    /** @param busy hosts to leave alone for now */
    Optional<Intent> claimIntent(Collection<String> busy) {
        return Sql.with(database, """
                update feed_intent set attempts = attempts + 1, next_at = now() + ? * interval '1 second'
                where id = (select id from feed_intent where next_at <= now() and not host = any (?)
                    order by next_at, id limit 1 for update skip locked)
                returning *""", update -> {
            update.setInt(1, LEASE_SECONDS);
            update.setArray(2, update.getConnection().createArrayOf("text", busy.toArray()));
            return Sql.list(update, HubQueue::intent).stream().findFirst();
        });
    }

    /** @param counts whether it was an attempt at all */
    void later(Intent intent, Duration wait, boolean counts) {
        Sql.with(database, """
                update feed_intent set next_at = now() + ? * interval '1 millisecond', attempts = attempts - ?
                where id = ?""", update -> {
            update.setLong(1, wait.toMillis());
            update.setInt(2, counts ? 0 : 1);
            update.setObject(3, intent.id());
            return update.executeUpdate();
        });
    }

    void drop(Intent intent) {
        Sql.with(database, "delete from feed_intent where id = ?", delete -> {
            delete.setObject(1, intent.id());
            return delete.executeUpdate();
        });
    }

    /**
     * Begins or renews a subscription; nothing, where another wish has come meanwhile.
     *
     * @param told what a new subscriber finds by itself
     */
    void subscribe(Intent intent, String told) {
        Sql.with(database, """
                with answered as (delete from feed_intent where id = ? returning *)
                insert into feed_subscription (id, topic, tour_id, callback, host, secret, ends_at, told)
                select id, topic, tour_id, callback, host, secret, now() + lease_seconds * interval '1 second', ? from answered
                on conflict (topic, callback) do update set secret = excluded.secret, ends_at = excluded.ends_at""", insert -> {
            insert.setObject(1, intent.id());
            insert.setString(2, told);
            return insert.executeUpdate();
        });
    }

    void unsubscribe(Intent intent) {
        Sql.with(database, """
                with answered as (delete from feed_intent where id = ? returning topic, callback)
                delete from feed_subscription s using answered a where s.topic = a.topic and s.callback = a.callback""", delete -> {
            delete.setObject(1, intent.id());
            return delete.executeUpdate();
        });
    }

    /** Tours to which somebody has subscribed. */
    List<UUID> listTours() {
        return Sql.with(
                database,
                "select distinct tour_id from feed_subscription where ends_at > now()",
                query -> Sql.list(query, row -> row.getObject(1, UUID.class)));
    }

    /** Feeds of a tour to which somebody has subscribed. */
    List<String> listTopics(UUID tourId) {
        return Sql.with(
                database,
                "select distinct topic from feed_subscription where tour_id = ? and ends_at > now()",
                query -> {
                    query.setObject(1, tourId);
                    return Sql.list(query, row -> row.getString(1));
                });
    }

    /** Plans to tell everybody who has been told something else last, and is not about to be told. */
    void changed(String topic, String hash) {
        Sql.with(database, """
                update feed_subscription set next_at = now(), attempts = 0
                where topic = ? and told <> ? and next_at is null and ends_at > now()""", update -> {
            update.setString(1, topic);
            update.setString(2, hash);
            return update.executeUpdate();
        });
    }

    /** @param busy hosts to leave alone for now */
    Optional<Push> claimPush(Collection<String> busy) {
        return Sql.with(database, """
                update feed_subscription set attempts = attempts + 1, claim = gen_random_uuid(),
                    next_at = now() + ? * interval '1 second'
                where id = (select id from feed_subscription where next_at <= now() and ends_at > now() and not host = any (?)
                    order by next_at, id limit 1 for update skip locked)
                returning *""", update -> {
            update.setInt(1, LEASE_SECONDS);
            update.setArray(2, update.getConnection().createArrayOf("text", busy.toArray()));
            return Sql.list(update, HubQueue::push).stream().findFirst();
        });
    }

    /** Settles a claim: told, or given up until the next change. */
    void told(Push push, String hash) {
        Sql.with(
                database,
                "update feed_subscription set told = ?, next_at = null where id = ? and claim = ?",
                update -> {
                    update.setString(1, hash);
                    update.setObject(2, push.id());
                    update.setObject(3, push.claim());
                    return update.executeUpdate();
                });
    }

    /** @param counts whether it was an attempt at all */
    void later(Push push, Duration wait, boolean counts) {
        Sql.with(database, """
                update feed_subscription set next_at = now() + ? * interval '1 millisecond', attempts = attempts - ?
                where id = ? and claim = ?""", update -> {
            update.setLong(1, wait.toMillis());
            update.setInt(2, counts ? 0 : 1);
            update.setObject(3, push.id());
            update.setObject(4, push.claim());
            return update.executeUpdate();
        });
    }

    void end(Push push) {
        Sql.with(database, "delete from feed_subscription where id = ?", delete -> {
            delete.setObject(1, push.id());
            return delete.executeUpdate();
        });
    }

    void endOld() {
        Sql.with(
                database,
                "delete from feed_subscription where ends_at <= now()",
                java.sql.PreparedStatement::executeUpdate);
    }

    private static Intent intent(ResultSet row) throws SQLException {
        return new Intent(
                row.getObject("id", UUID.class),
                row.getBoolean("subscribes"),
                row.getString("topic"),
                row.getObject("tour_id", UUID.class),
                row.getString("callback"),
                row.getString("host"),
                row.getBytes("secret"),
                row.getLong("lease_seconds"),
                row.getInt("attempts"));
    }

    private static Push push(ResultSet row) throws SQLException {
        return new Push(
                row.getObject("id", UUID.class),
                row.getObject("claim", UUID.class),
                row.getObject("tour_id", UUID.class),
                row.getString("topic"),
                row.getString("callback"),
                row.getString("host"),
                row.getBytes("secret"),
                row.getInt("attempts"));
    }
}
