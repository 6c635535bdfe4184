package org.whistlestop.story;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.UUID;
import org.whistlestop.support.Sql;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** Says which posts are wanted, anew with all that happens, as part of the transaction that knows of it. */
@ApplicationScoped
class StoryPlans {

    private static final int LONGEST_NAME = 120;

    /** Held and left posts stay so. A post that waits already goes at its time, one that was just written a while later. */
    private static final String WANTED = """
            wanted = p.wanted + 1, wanted_at = now(),
            state = case when p.state in ('STANDS', 'FAILED') then 'WAITING' else p.state end,
            next_at = case
                when p.state in ('HELD', 'LEFT') then p.next_at
                when p.state = 'WAITING' and p.next_at is not null then p.next_at
                else greatest(now() + ? * interval '1 millisecond', p.written_at + ? * interval '1 millisecond') end""";

    @Inject
    AgroalDataSource database;

    @Inject
    StoryConfig config;

    /** Wants the live post that a stop belongs to. */
    @Transactional(TxType.MANDATORY)
    void wantLive(Story story, Tour tour, Stop stop) {
        if (story.channelId == null) {
            return;
        }
        switch (story.live) {
            case TOUR -> want(story, StoryKind.LIVE, "tour", null, null, tour.slug + "-live");
            case STOP -> want(story, StoryKind.LIVE, stop.id.toString(), stop.id, null, tour.slug + "-" + stop.slug);
            case NONE -> {}
        }
    }

    /** Wants the wrap-up of a day; false when it was wanted before. */
    @Transactional(TxType.MANDATORY)
    boolean wantDay(Story story, Tour tour, LocalDate day) {
        return want(story, StoryKind.WRAP_UP, day.toString(), null, day, tour.slug + "-" + day);
    }

    @Transactional(TxType.MANDATORY)
    boolean wantStop(Story story, Tour tour, Stop stop) {
        return want(
                story,
                StoryKind.WRAP_UP,
                stop.id.toString(),
                stop.id,
                null,
                tour.slug + "-" + stop.slug + "-" + stop.window.startsLocal().toLocalDate());
    }

    private boolean want(Story story, StoryKind kind, String subject, UUID stopId, LocalDate day, String words) {
        openBlog(story.channelId);
        return Sql.with(database, """
                insert into story_post as p (id, tour_id, channel_id, kind, subject, stop_id, day, name, state, next_at)
                values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, ?, 'WAITING', now() + ? * interval '1 millisecond')
                on conflict (channel_id, kind, subject) do update set %s
                returning p.wanted""".formatted(WANTED), insert -> {
                    insert.setObject(1, story.tourId);
                    insert.setObject(2, story.channelId);
                    insert.setString(3, kind.name());
                    insert.setString(4, subject);
                    insert.setObject(5, stopId);
                    insert.setObject(6, day);
                    insert.setString(7, freshName(words));
                    insert.setLong(8, config.settle().toMillis());
                    insert.setLong(9, config.settle().toMillis());
                    insert.setLong(10, config.pace().toMillis());
                    return Sql.single(insert, row -> row.getLong(1));
                })
                == 1;
    }

    private void openBlog(UUID channelId) {
        Sql.with(database, "insert into story_blog (channel_id) values (?) on conflict do nothing", insert -> {
            insert.setObject(1, channelId);
            return insert.executeUpdate();
        });
    }

    /** Words for people and letters that no other post has. */
    static String freshName(String words) {
        var whole = words.length() <= LONGEST_NAME
                ? words
                : words.substring(0, LONGEST_NAME).replaceAll("-+$", "");
        return StoryPhotos.freshName(whole + "-");
    }

    /** Wants anew what is there and tells of a stop, on that day or on a whole tour. */
    @Transactional(TxType.MANDATORY)
    void wantAgain(Story story, UUID stopId, LocalDate day) {
        again("""
                p.tour_id = ? and p.channel_id = ? and (p.kind = 'WRAP_UP' or ?)
                and (p.subject = 'tour' or p.stop_id = ? or p.day = ?)""", update -> {
            update.setObject(3, story.tourId);
            update.setObject(4, story.channelId);
            update.setBoolean(5, story.live != LivePosts.NONE);
            update.setObject(6, stopId);
            update.setObject(7, day);
        });
    }

    /** Wants anew all that is there. */
    @Transactional(TxType.MANDATORY)
    void wantAgain(Story story) {
        again("p.tour_id = ? and p.channel_id = ? and (p.kind = 'WRAP_UP' or ?)", update -> {
            update.setObject(3, story.tourId);
            update.setObject(4, story.channelId);
            update.setBoolean(5, story.live != LivePosts.NONE);
        });
    }

    private void again(String where, Bind bind) {
        Sql.with(database, "update story_post p set " + WANTED + " where " + where, update -> {
            update.setLong(1, config.settle().toMillis());
            update.setLong(2, config.pace().toMillis());
            bind.to(update);
            return update.executeUpdate();
        });
    }

    /** Takes a photo out of all posts and media libraries, at once, whatever else they wait for. */
    @Transactional(TxType.MANDATORY)
    void dropPhoto(UUID tourId, UUID photoId) {
        var wasThere = Sql.with(database, """
                update story_photo set drop_at = now(), dropped_since = coalesce(dropped_since, now())
                where photo_id = ?""", update -> {
            update.setObject(1, photoId);
            return update.executeUpdate() > 0;
        });
        if (wasThere) {
            Sql.with(
                    database,
                    "update story_post set next_at = now() where tour_id = ? and (state <> 'FAILED' or blog_id is not null)",
                    update -> {
                        update.setObject(1, tourId);
                        return update.executeUpdate();
                    });
        }
    }

    /** Looks after a post at once; what failed is tried again. */
    @Transactional(TxType.MANDATORY)
    void hurry(UUID postId) {
        change(postId, """
                wanted = wanted + 1, wanted_at = now(), next_at = now(),
                state = case when state = 'HELD' then state else 'WAITING' end""", update -> {});
        Sql.with(database, """
                update story_blog set until = least(until, now())
                where claim is null and channel_id = (select channel_id from story_post where id = ?)""", update -> {
            update.setObject(1, postId);
            return update.executeUpdate();
        });
    }

    /** Takes a person's decision about what they saw; false when it is not held any more. */
    @Transactional(TxType.MANDATORY)
    boolean decide(UUID postId, Decision decision, String seenHash) {
        return switch (decision) {
            case OVER, PART ->
                change(
                        postId,
                        "decision = ?, decided_for = ?, state = 'WAITING', next_at = now(), words = null",
                        update -> {
                            update.setString(1, decision.name());
                            update.setString(2, seenHash);
                        });
            case ANEW -> change(postId, """
                        name = ?, blog_id = null, title = null, published = false, link = null, status = null, held = null,
                        words = null, state = 'WAITING', next_at = now(), wanted = wanted + 1, wanted_at = now()""", update -> update.setString(1, freshName("tour-story")));
            case LEAVE -> change(postId, "state = 'LEFT', next_at = null, words = null", update -> {});
        };
    }

    private boolean change(UUID postId, String change, Bind bind) {
        return Sql.with(database, "update story_post set " + change + " where id = ?", update -> {
            bind.to(update);
            update.setObject(update.getParameterMetaData().getParameterCount(), postId);
            return update.executeUpdate() == 1;
        });
    }

    private interface Bind {
        void to(java.sql.PreparedStatement statement) throws java.sql.SQLException;
    }
}
