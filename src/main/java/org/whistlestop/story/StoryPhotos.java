package org.whistlestop.story;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.whistlestop.support.Sql;

/** Remembers which photos stand in which blog's media library, and under which name those do that nobody has heard of. */
class StoryPhotos {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataSource database;

    StoryPhotos(DataSource database) {
        this.database = database;
    }

    /**
     * A photo of a blog.
     *
     * @param blogId null when it is not known to stand there
     * @param described hash of the words it has there
     * @param isNew whether it was never sent
     */
    record Known(UUID photoId, String name, Long blogId, String address, String described, boolean isNew) {}

    /** A name that nothing else has, as letters and digits that a blog leaves as they are. */
    static String freshName(String before) {
        var name = new StringBuilder(before);
        for (var at = 0; at < 16; at++) {
            name.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    /** Fixes the name of a photo, once; it is to stand there from now on. */
    Known keep(UUID channelId, UUID photoId) {
        return Sql.with(database, """
                insert into story_photo as f (channel_id, photo_id, name) values (?, ?, ?)
                on conflict (channel_id, photo_id) do update set drop_at = null, dropped_since = null, words = null
                returning f.*, xmax = 0 as is_new""", insert -> {
            insert.setObject(1, channelId);
            insert.setObject(2, photoId);
            insert.setString(3, freshName("photo-"));
            return Sql.single(insert, row -> known(row, row.getBoolean("is_new")));
        });
    }

    void keepThere(UUID channelId, UUID photoId, long blogId, String address, String described) {
        Sql.with(
                database,
                "update story_photo set blog_id = ?, address = ?, described = ? where channel_id = ? and photo_id = ?",
                update -> {
                    update.setLong(1, blogId);
                    update.setString(2, address);
                    update.setString(3, described);
                    update.setObject(4, channelId);
                    update.setObject(5, photoId);
                    return update.executeUpdate();
                });
    }

    /** Those that stand in a blog. */
    List<Known> listThere(UUID channelId) {
        return list("channel_id = ? and blog_id is not null and drop_at is null", channelId);
    }

    /** Those that shall not stand in a blog any more and still do. */
    List<Known> listUnwanted(UUID channelId) {
        return list("channel_id = ? and (drop_at is not null or words is not null)", channelId);
    }

    /** Those of them whose time has come. */
    List<Known> listDue(UUID channelId) {
        return list("channel_id = ? and drop_at <= now()", channelId);
    }

    private List<Known> list(String where, UUID channelId) {
        return Sql.with(database, "select * from story_photo where " + where + " order by drop_at, photo_id", query -> {
            query.setObject(1, channelId);
            return Sql.list(query, row -> known(row, false));
        });
    }

    void gone(UUID channelId, UUID photoId) {
        change(channelId, photoId, "delete from story_photo where channel_id = ? and photo_id = ?");
    }

    /** An upload without an answer may still come to stand there; after a quarter of an hour nobody waits for it. */
    void notFound(UUID channelId, UUID photoId) {
        change(channelId, photoId, """
                with late as (
                    delete from story_photo where channel_id = ? and photo_id = ? and dropped_since < now() - interval '15 minutes')
                update story_photo set drop_at = now() + interval '5 minutes' where channel_id = ? and photo_id = ?
                    and dropped_since >= now() - interval '15 minutes'""");
    }

    void stays(UUID channelId, UUID photoId, String words) {
        Sql.with(
                database,
                "update story_photo set drop_at = null, words = ? where channel_id = ? and photo_id = ?",
                update -> {
                    update.setString(1, StoryQueue.cut(words));
                    update.setObject(2, channelId);
                    update.setObject(3, photoId);
                    return update.executeUpdate();
                });
    }

    private void change(UUID channelId, UUID photoId, String sql) {
        Sql.with(database, sql, update -> {
            for (var at = 1; at < update.getParameterMetaData().getParameterCount(); at += 2) {
                update.setObject(at, channelId);
                update.setObject(at + 1, photoId);
            }
            return update.executeUpdate();
        });
    }

    private static Known known(ResultSet row, boolean isNew) throws SQLException {
        return new Known(
                row.getObject("photo_id", UUID.class),
                row.getString("name"),
                row.getObject("blog_id", Long.class),
                row.getString("address"),
                row.getString("described"),
                isNew);
    }
}
