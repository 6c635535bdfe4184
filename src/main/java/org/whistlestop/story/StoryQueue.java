package org.whistlestop.story;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Steps.LostLease;
import org.whistlestop.channel.wordpress.KeptPosts;
import org.whistlestop.support.Sql;

/**
 * Hands out blogs that wait for something, one process each, and their posts in the order in which they came to wait. Each method
 * is one statement, committed when it returns. Not the queue of deliveries: one of those is said once to the letter, while a post
 * is a state that is wanted, and a hundred changes of it while the blog is away are one.
 */
class StoryQueue {

    private static final int LONGEST_WORDS = 2000;
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(2);

    /** While it stays ours: nothing is written down by who has lost the blog to another. */
    private static final String OURS = """
             and exists (select from story_blog b where b.channel_id = p.channel_id and b.claim = ? and b.until > now())""";

    private static final String SPEAKING = """
            not exists (select from silence s where s.ended_at is null and (s.tour_id is null or s.tour_id = p.tour_id))""";

    /** Since when the blog wants what has not been written, in seconds; while a blog is away, it grows. */
    static final String OLDEST =
            "select extract(epoch from now() - min(p.next_at)) from story_post p where p.next_at <= now() and "
                    + SPEAKING;

    private final DataSource database;
    private final Duration lease;
    private final Duration firstRetry;
    private final Duration pace;
    private final Duration look;

    StoryQueue(DataSource database, Duration lease, Duration firstRetry, Duration pace, Duration look) {
        this.database = database;
        this.lease = lease;
        this.firstRetry = firstRetry;
        this.pace = pace;
        this.look = look;
    }

    /** Takes the blog whose post has waited longest, or whose photos have; empty when nothing is due. */
    Optional<Turn> claim() {
        return Sql.with(database, """
                update story_blog b set claim = gen_random_uuid(), until = now() + ? * interval '1 millisecond'
                where b.channel_id = (
                    select b.channel_id from story_blog b
                    where b.until <= now()
                        and (exists (select from story_post p where p.channel_id = b.channel_id and p.next_at <= now()
                                and %s)
                            or exists (select from story_photo f where f.channel_id = b.channel_id and f.drop_at <= now()))
                    order by b.until, b.channel_id limit 1 for update of b skip locked)
                returning channel_id, claim, attempts""".formatted(SPEAKING), update -> {
            update.setLong(1, lease.toMillis());
            return Sql.list(
                            update,
                            row -> new Turn(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3)))
                    .stream()
                    .findFirst();
        });
    }

    /**
     * Keeps a blog for another lease.
     *
     * @param tourId null for what is taken out of the blog, which silence does not hold
     * @throws LostLease when another process has it
     * @throws NotSent when nothing is to be said just now
     */
    void goOn(Turn turn, UUID tourId) {
        var kept = Sql.with(database, """
                update story_blog b set until = now() + ? * interval '1 millisecond'
                where channel_id = ? and claim = ? and until > now()
                returning not exists (select from silence s
                    where s.ended_at is null and ?::uuid is not null and (s.tour_id is null or s.tour_id = ?::uuid))""", update -> {
            update.setLong(1, lease.toMillis());
            update.setObject(2, turn.channelId());
            update.setObject(3, turn.claim());
            update.setObject(4, tourId);
            update.setObject(5, tourId);
            return Sql.list(update, row -> row.getBoolean(1));
        });
        if (kept.isEmpty()) {
            throw new LostLease();
        }
        if (!kept.get(0)) {
            throw NotSent.notNow("It was stopped on its way.");
        }
    }

    /** Gives a blog back whose answers came. */
    void done(Turn turn) {
        Sql.with(
                database,
                "update story_blog set until = now(), claim = null, attempts = 0, words = null where channel_id = ? and claim = ?",
                update -> {
                    update.setObject(1, turn.channelId());
                    update.setObject(2, turn.claim());
                    return update.executeUpdate();
                });
    }

    /** Leaves a blog alone for a while. */
    void away(Turn turn, NotSent why) {
        var doubled = firstRetry.multipliedBy(1L << Math.min(turn.attempts(), 10));
        var wait = doubled.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : doubled;
        var asked = why.waitAtLeast();
        Sql.with(database, """
                update story_blog set until = now() + ? * interval '1 millisecond', claim = null, attempts = attempts + 1, words = ?
                where channel_id = ? and claim = ?""", update -> {
            update.setLong(1, (asked.compareTo(wait) > 0 ? asked : wait).toMillis());
            update.setString(2, cut(why.getMessage()));
            update.setObject(3, turn.channelId());
            update.setObject(4, turn.claim());
            return update.executeUpdate();
        });
    }

    /** The post of a blog that has waited longest. */
    Optional<Job> next(Turn turn) {
        return Sql.with(database, """
                select p.*, s.live_published, s.author, s.category
                from story_post p join story s on s.tour_id = p.tour_id
                where p.channel_id = ? and p.next_at <= now() and %s
                order by p.next_at, p.id limit 1""".formatted(SPEAKING), query -> {
            query.setObject(1, turn.channelId());
            return Sql.list(query, StoryQueue::job).stream().findFirst();
        });
    }

    /** Keeps what is about to be sent, before it is: what stands there later and is none of these is somebody else's. */
    void keepWording(Job job, String hash) {
        Sql.with(
                database,
                "insert into story_wording (post_id, hash) values (?, ?) on conflict (post_id, hash) do update set sent_at = now()",
                insert -> {
                    insert.setObject(1, job.id());
                    insert.setString(2, hash);
                    return insert.executeUpdate();
                });
    }

    boolean knowsWording(Job job, String hash) {
        return Sql.with(database, "select exists (select from story_wording where post_id = ? and hash = ?)", query -> {
            query.setObject(1, job.id());
            query.setString(2, hash);
            return Sql.single(query, row -> row.getBoolean(1));
        });
    }

    /** Keeps which number it has there, before anything else is done with it. */
    void keepNumber(Turn turn, Job job, long blogId) {
        change(turn, job, "blog_id = ?", update -> update.setLong(1, blogId));
    }

    /** Keeps whom the blog shall name as the author, before the post is made. */
    void keepAuthor(Turn turn, Job job, long author) {
        change(turn, job, "author_id = ?", update -> update.setLong(1, author));
    }

    void keepPublished(Turn turn, Job job) {
        change(turn, job, "published = true", update -> {});
    }

    /** There is nothing to write yet. */
    void nothing(Turn turn, Job job) {
        change(turn, job, """
                written = ?, state = case when wanted > ? then 'WAITING' else 'STANDS' end,
                next_at = case when wanted > ? then now() + ? * interval '1 millisecond' end""", update -> {
            update.setLong(1, job.wanted());
            update.setLong(2, job.wanted());
            update.setLong(3, job.wanted());
            update.setLong(4, pace.toMillis());
        });
    }

    /**
     * It stands there as it was wanted.
     *
     * @param title as we have written it; null when we have written none
     * @param isNew whether something was written just now
     * @param again whether there is more to come soon
     */
    void stands(Turn turn, Job job, KeptPosts.Kept there, String title, boolean isNew, boolean again) {
        change(turn, job, """
                written = ?, written_at = case when ? or written_at is null then now() else written_at end,
                state = case when wanted > ? or ? then 'WAITING' else 'STANDS' end,
                next_at = case when wanted > ? or ? then now() + ? * interval '1 millisecond'
                    when wanted_at > now() - interval '12 hours' then now() + ? * interval '1 millisecond' end,
                title = coalesce(?, title), link = ?, status = ?, words = null, held = null, standing = null, offered = null,
                decision = null, decided_for = null""", update -> {
            update.setLong(1, job.wanted());
            update.setBoolean(2, isNew);
            update.setLong(3, job.wanted());
            update.setBoolean(4, again);
            update.setLong(5, job.wanted());
            update.setBoolean(6, again);
            update.setLong(7, pace.toMillis());
            update.setLong(8, look.toMillis());
            update.setString(9, title);
            update.setString(10, there.link());
            update.setString(11, there.status());
        });
    }

    /** Waits for a person; the choice of one who saw something else is void. */
    void hold(Turn turn, Job job, Hold why, KeptPosts.Kept there, String standing, String offered) {
        change(turn, job, """
                state = 'HELD', held = ?, words = ?, next_at = null, standing = ?, offered = ?, decision = null,
                decided_for = null, status = coalesce(?, status), link = coalesce(?, link)""", update -> {
            update.setString(1, why.name());
            update.setString(2, why.inWords());
            update.setString(3, standing);
            update.setString(4, offered);
            update.setString(5, there == null ? null : there.status());
            update.setString(6, there == null ? null : there.link());
        });
    }

    /** It stays the editors'. */
    void left(Turn turn, Job job) {
        change(turn, job, "state = 'LEFT', next_at = null", update -> {});
    }

    void failed(Turn turn, Job job, NotSent why) {
        change(
                turn,
                job,
                "state = 'FAILED', words = ?, next_at = null",
                update -> update.setString(1, cut(why.getMessage())));
    }

    private void change(Turn turn, Job job, String change, Bind bind) {
        var changed = Sql.with(database, "update story_post p set " + change + " where p.id = ? " + OURS, update -> {
            bind.to(update);
            var next = update.getParameterMetaData().getParameterCount();
            update.setObject(next - 1, job.id());
            update.setObject(next, turn.claim());
            return update.executeUpdate();
        });
        if (changed == 0) {
            throw new LostLease();
        }
    }

    private static Job job(ResultSet row) throws SQLException {
        var kind = StoryKind.valueOf(row.getString("kind"));
        var published = row.getBoolean("published");
        return new Job(
                row.getObject("id", UUID.class),
                row.getObject("tour_id", UUID.class),
                kind,
                row.getObject("stop_id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getString("name"),
                row.getLong("wanted"),
                StoryState.valueOf(row.getString("state")),
                row.getString("held") == null ? null : Hold.valueOf(row.getString("held")),
                row.getString("decision") == null ? null : Decision.valueOf(row.getString("decision")),
                row.getString("decided_for"),
                row.getObject("blog_id", Long.class),
                row.getObject("author_id", Long.class),
                kind == StoryKind.LIVE && row.getBoolean("live_published") && !published,
                row.getString("title"),
                row.getString("author"),
                row.getString("category"));
    }

    static String cut(String text) {
        return text == null || text.length() <= LONGEST_WORDS ? text : text.substring(0, LONGEST_WORDS - 1) + "…";
    }

    private interface Bind {
        void to(PreparedStatement statement) throws SQLException;
    }
}
