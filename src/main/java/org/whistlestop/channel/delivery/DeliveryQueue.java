package org.whistlestop.channel.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Sent;
import org.whistlestop.channel.Steps.LostLease;
import org.whistlestop.support.Sql;

/**
 * Hands out what is due and writes down what became of it. Each method is one statement, committed when it returns: no lock is
 * held while a channel is asked. A table of our own and not the work queue's, because a delivery's time, lease, hold and
 * cancellation are one row that is changed in one statement by the database's clock, where the work queue compares with each
 * replica's own.
 */
class DeliveryQueue {

    private static final int LONGEST_WORDS = 2000;
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(2);

    /** How long an unknown outcome is looked into before a person is asked. */
    static final Duration LOOKS = Duration.ofMinutes(15);

    private final DataSource database;
    private final Duration stale;
    private final Duration lease;
    private final Duration firstRetry;

    DeliveryQueue(DataSource database, Duration stale, Duration lease, Duration firstRetry) {
        this.database = database;
        this.stale = stale;
        this.lease = lease;
        this.firstRetry = firstRetry;
    }

    /**
     * Claims the next delivery that is due, or that a dead process has left. What is too old, or outside the time it was
     * approved for, is held instead; what may stand there is looked into whatever its age.
     *
     * @param busy channels to leave alone
     */
    Optional<Claim> claim(Collection<UUID> busy) {
        return Sql.with(database, """
                with due as (
                    select d.id, case
                        when d.state <> 'WAITING' then 'SENDING'
                        when greatest(d.due_at, d.released_at) < now() - ? * interval '1 second' then 'STALE'
                        when now() > d.window_until then 'OVER'
                        else 'SENDING' end as fate
                    from delivery d
                    where d.state in ('WAITING', 'SENDING', 'UNSURE') and d.next_at <= now()
                        and not d.channel_id = any (?)
                        and not exists (select from silence s
                            where s.ended_at is null and (s.tour_id is null or s.tour_id = d.tour_id))
                    order by d.next_at, d.id limit 1
                    for update of d skip locked
                ), claimed as (
                    update delivery d set
                        state = case fate when 'SENDING' then 'SENDING' else 'HELD' end,
                        words = case fate
                            when 'STALE' then case when d.attempts = 0
                                then 'Its time went by before it could go out. Is it still right?'
                                else 'It could not go out in time. The last attempt: ' || coalesce(d.words, 'unknown') end
                            when 'OVER' then 'The time for which it was approved is over.' end,
                        unsure_since = case when d.state = 'SENDING' then coalesce(d.unsure_since, now()) else d.unsure_since end,
                        unsure = d.unsure or d.state = 'SENDING', -- whoever had it may have sent it
                        claim = gen_random_uuid(),
                        attempts = d.attempts + case fate when 'SENDING' then 1 else 0 end,
                        next_at = case fate when 'SENDING' then now() + ? * interval '1 millisecond' end
                    from due where d.id = due.id
                    returning d.*
                ), noted as (
                    insert into delivery_attempt (delivery_id, number, started_at)
                    select id, attempts, now() from claimed where state = 'SENDING'
                )
                select * from claimed""", query -> {
            query.setLong(1, stale.toSeconds());
            query.setArray(2, query.getConnection().createArrayOf("uuid", busy.toArray()));
            query.setLong(3, lease.toMillis());
            return Sql.list(query, DeliveryQueue::read).stream().findFirst();
        });
    }

    /**
     * Keeps a claim for another lease.
     *
     * @throws LostLease when another process has it
     * @throws NotSent when somebody has begun to want it not to go out, or nothing at all
     */
    void goOn(Claim claim) {
        var wanted = Sql.with(database, """
                update delivery d set next_at = now() + ? * interval '1 millisecond'
                where id = ? and claim = ? and state = 'SENDING'
                returning cancel_why is null and not exists (select from silence s
                    where s.ended_at is null and (s.tour_id is null or s.tour_id = d.tour_id))""", update -> {
            update.setLong(1, lease.toMillis());
            update.setObject(2, claim.id());
            update.setObject(3, claim.claim());
            return Sql.list(update, row -> row.getBoolean(1));
        });
        if (wanted.isEmpty()) {
            throw new LostLease();
        }
        if (!wanted.get(0) && !claim.cancelled()) {
            throw NotSent.notNow("It was stopped on its way.");
        }
    }

    Optional<String> findStep(Claim claim, String step) {
        return Sql.with(database, "select value from delivery_step where delivery_id = ? and step = ?", query -> {
            query.setObject(1, claim.id());
            query.setString(2, step);
            return Sql.list(query, row -> row.getString(1)).stream().findFirst();
        });
    }

    /** Answers what is kept, which is another's when two have done the step. */
    String keepStep(Claim claim, String step, String value) {
        return Sql.with(database, """
                insert into delivery_step (delivery_id, step, value) values (?, ?, ?)
                on conflict (delivery_id, step) do update set step = excluded.step returning value""", insert -> {
            insert.setObject(1, claim.id());
            insert.setString(2, step);
            insert.setString(3, value);
            return Sql.single(insert, row -> row.getString(1));
        });
    }

    /** Settles it; false when another process has it by now. */
    boolean sent(Claim claim, Sent sent) {
        return settle(claim, """
                state = 'SENT', sent_at = now(), sent_id = ?, sent_link = ?, answer = ?,
                next_at = null, unsure = false, words = null""", "SENT", null, update -> {
            update.set(cut(sent.id(), 500));
            update.set(cut(sent.link(), 1000));
            update.set(cut(sent.answer(), LONGEST_WORDS));
        });
    }

    /**
     * Writes down that it was not sent, or may not have been. What was unsure before stays so whatever came after: a refusal
     * today says nothing about yesterday.
     */
    boolean notSent(Claim claim, NotSent why) {
        return switch (why.why()) {
            case REFUSED -> refused(claim, why);
            case NOT_NOW -> notNow(claim, why);
            case UNKNOWN -> unknown(claim, why);
        };
    }

    private boolean refused(Claim claim, NotSent why) {
        return settle(claim, """
                state = case when cancel_why is not null and not unsure then 'CANCELLED'
                             when unsure then 'HELD' else 'FAILED' end,
                words = case when unsure then 'It may have gone out. Then: ' else '' end || ?,
                next_at = null""", "REFUSED", why.getMessage(), update -> update.set(cut(why.getMessage(), 1900)));
    }

    private boolean notNow(Claim claim, NotSent why) {
        var wait = longer(retry(claim), why.waitAtLeast());
        return settle(claim, """
                state = case when unsure then 'UNSURE' when cancel_why is not null then 'CANCELLED' else 'WAITING' end,
                words = coalesce(case when not unsure then cancel_why end, ?),
                next_at = case when unsure or cancel_why is null
                    then now() + ?::bigint * interval '1 millisecond' end""", "NOT_NOW", why.getMessage(), update -> {
            update.set(cut(why.getMessage(), LONGEST_WORDS));
            update.set(Long.toString(wait.toMillis()));
        });
    }

    private boolean unknown(Claim claim, NotSent why) {
        return settle(claim, """
                unsure = true, unsure_since = coalesce(unsure_since, now()),
                state = case when unsure_since < now() - ?::bigint * interval '1 second' then 'HELD' else 'UNSURE' end,
                words = case when unsure_since < now() - ?::bigint * interval '1 second'
                    then 'It may have gone out; look at the channel. ' else '' end || ?,
                next_at = case when coalesce(unsure_since, now()) >= now() - ?::bigint * interval '1 second'
                    then now() + ?::bigint * interval '1 millisecond' end""", "UNKNOWN", why.getMessage(), update -> {
            update.set(Long.toString(LOOKS.toSeconds()));
            update.set(Long.toString(LOOKS.toSeconds()));
            update.set(cut(why.getMessage(), 1900));
            update.set(Long.toString(LOOKS.toSeconds()));
            update.set(Long.toString(retry(claim).toMillis()));
        });
    }

    /** It certainly does not stand there, and somebody wanted that: nothing is to be done any more. */
    boolean cancelled(Claim claim) {
        return settle(
                claim,
                "state = 'CANCELLED', unsure = false, words = cancel_why, next_at = null",
                "NOT_NOW",
                "It does not stand there, and was cancelled.",
                update -> {});
    }

    private boolean settle(Claim claim, String change, String outcome, String words, Bind bind) {
        var sql = """
                with settled as (
                    update delivery set %s where id = ? and claim = ? and state = 'SENDING' returning id, attempts
                ), noted as (
                    update delivery_attempt a set ended_at = now(), outcome = ?, words = ?
                    from settled s where a.delivery_id = s.id and a.number = s.attempts
                )
                select count(*) from settled""".formatted(change);
        return Sql.with(database, sql, update -> {
            var values = new Values(update);
            bind.to(values);
            values.set(claim.id());
            values.set(claim.claim());
            values.set(outcome);
            values.set(cut(words, LONGEST_WORDS));
            return Sql.single(update, row -> row.getInt(1)) == 1;
        });
    }

    private Duration retry(Claim claim) {
        var doubled = firstRetry.multipliedBy(1L << Math.min(claim.attempt() - 1, 10));
        return doubled.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : doubled;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static Claim read(ResultSet row) throws SQLException {
        return new Claim(
                row.getObject("id", UUID.class),
                row.getObject("claim", UUID.class),
                row.getObject("tour_id", UUID.class),
                row.getObject("channel_id", UUID.class),
                row.getString("name"),
                row.getString("title"),
                row.getString("text"),
                row.getString("language"),
                row.getString("link"),
                row.getObject("photo_id", UUID.class),
                row.getString("photo_alt"),
                Sql.instant(row, row.findColumn("due_at")),
                DeliveryState.valueOf(row.getString("state")),
                row.getBoolean("unsure"),
                row.getString("cancel_why") != null,
                row.getInt("attempts"));
    }

    private interface Bind {
        void to(Values values) throws SQLException;
    }

    /** Sets parameters one after the other. */
    private static final class Values {
        private final java.sql.PreparedStatement statement;
        private int next = 1;

        Values(java.sql.PreparedStatement statement) {
            this.statement = statement;
        }

        void set(Object value) throws SQLException {
            statement.setObject(next++, value);
        }
    }
}
