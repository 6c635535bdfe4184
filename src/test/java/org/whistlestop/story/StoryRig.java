package org.whistlestop.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.Picture;
import org.whistlestop.channel.wordpress.FakeWordPress;
import org.whistlestop.story.StoryContent.Entry;
import org.whistlestop.story.StoryContent.Section;
import org.whistlestop.story.StoryContent.Shot;
import org.whistlestop.support.Sql;
import org.whistlestop.support.http.DirectLine;
import org.whistlestop.testing.Drawing;
import org.whistlestop.testing.TestDatabase;

/** A fresh database with one tour, a fake blog beside it, and a story that a test tells: no program around it. */
final class StoryRig implements AutoCloseable, StoryMaterial {

    static final Instant MORNING = Instant.parse("2026-11-22T16:00:00Z");

    /** What a dead process does: nothing any more. */
    static final class Death extends Error {}

    private static final byte[] JPEG = Drawing.jpeg(7, 160, 90);

    final Map<String, String> settings = TestDatabase.fresh();
    final PGSimpleDataSource database = new PGSimpleDataSource();
    final FakeWordPress blog = new FakeWordPress();
    final UUID tour = UUID.randomUUID();
    final UUID channel = UUID.randomUUID();
    final List<Entry> entries = new CopyOnWriteArrayList<>();
    final Set<UUID> takenDown = ConcurrentHashMap.newKeySet();
    volatile String title = "A tour: Boston";
    final DirectLine line = new DirectLine(Duration.ofSeconds(20));
    final String address;
    final String account;
    final String key;

    StoryRig() {
        this(null, FakeWordPress.ACCOUNT, FakeWordPress.KEY);
    }

    /** @param elsewhere the address of another blog; null for the fake */
    StoryRig(String elsewhere, String account, String key) {
        this.address = elsewhere == null ? blog.address() : elsewhere;
        this.account = account;
        this.key = key;
        database.setUrl(settings.get("quarkus.datasource.jdbc.url"));
        database.setUser(settings.get("quarkus.datasource.username"));
        database.setPassword(settings.get("quarkus.datasource.password"));
        Flyway.configure().dataSource(database).load().migrate();
        run("insert into person (id, name, created_at) values ('%s', 'Rita Calloway', now())".formatted(tour));
        run("insert into tour (id, slug, title, host_id, created_at) values ('%s', 'rig', 'A tour', '%s', now())"
                .formatted(tour, tour));
        run("insert into channel (id, tour_id, kind, name, address, added_by, added_at)"
                + " values ('%s', '%s', 'WORDPRESS', 'Blog', '%s', '%s', now())"
                        .formatted(channel, tour, address, tour));
        run("""
                insert into story (tour_id, channel_id, live, live_published, wrap_up, wrap_up_at, wrap_up_since, read_to, changed_by,
                    changed_at)
                values ('%s', '%s', 'STOP', true, 'DAY', '20:00', now(), 0, '%s', now())""".formatted(tour, channel, tour));
        run("insert into story_blog (channel_id) values ('%s')".formatted(channel));
    }

    StoryWriter writer() {
        return writer(step -> {});
    }

    StoryWriter writer(Consumer<String> passed) {
        var queue = new StoryQueue(
                database, Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofMinutes(10));
        return new StoryWriter(queue, new StoryPhotos(database), this, passed);
    }

    /** A process that dies behind a step. */
    StoryWriter mortal(String step) {
        return writer(passed -> {
            if (passed.equals(step)) {
                throw new Death();
            }
        });
    }

    /** Wants a wrap-up of a day, due now. */
    UUID wrapUp(String day) {
        return want("WRAP_UP", day, StoryPlans.freshName("rig-" + day));
    }

    UUID live(String subject) {
        return want("LIVE", subject, StoryPlans.freshName("rig-" + subject));
    }

    private UUID want(String kind, String subject, String name) {
        var id = UUID.randomUUID();
        run("""
                insert into story_post (id, tour_id, channel_id, kind, subject, day, name, state, next_at)
                values ('%s', '%s', '%s', '%s', '%s', '2026-11-22', '%s', 'WAITING', now())""".formatted(id, tour, channel, kind, subject, name));
        return id;
    }

    /** Something happened that a post is to say. */
    void wanted(UUID post) {
        run(
                "update story_post set wanted = wanted + 1, state = case when state in ('HELD', 'LEFT') then state else 'WAITING' end,"
                        + " next_at = now() where id = '" + post + "'");
    }

    /** What waits is due, and the lease of whoever has the blog is over. */
    void timePasses() {
        run("update story_blog set until = now()");
        run("update story_post set next_at = now() where next_at is not null");
        run("update story_photo set drop_at = now() where drop_at is not null");
    }

    /** Until nothing is due any more. */
    void writeAll() {
        while (writer().writeNext()) {
            // one blog at a time
        }
    }

    void says(String words) {
        entries.add(new Entry(MORNING.plusSeconds(entries.size()), words, null, null));
    }

    UUID shows(String alt) {
        var photo = UUID.randomUUID();
        entries.add(new Entry(
                MORNING.plusSeconds(entries.size()), null, null, new Shot(photo, alt, "Photo: Rita Calloway")));
        return photo;
    }

    void takeDown(UUID photo) {
        takenDown.add(photo);
        run("update story_photo set drop_at = now(), dropped_since = now() where photo_id = '" + photo + "'");
        run("update story_post set next_at = now()");
    }

    @Override
    public StoryContent content(Job job) {
        var shown = new ArrayList<>(entries);
        shown.removeIf(entry ->
                entry.photo() != null && takenDown.contains(entry.photo().photoId()));
        return new StoryContent(
                title,
                "Rita Calloway",
                List.of(new Section("Copley Place, Boston", "Sun 22 Nov 2026", "https://tour.example.org/x", shown)),
                false);
    }

    @Override
    public Optional<List<Picture.File>> files(UUID photoId) {
        return takenDown.contains(photoId)
                ? Optional.empty()
                : Optional.of(List.of(new Picture.File("image/jpeg", 160, 90, JPEG.length, JPEG::clone)));
    }

    @Override
    public Access open(UUID channelId) {
        return new Access(channelId, tour, address, account, Map.of(), key, line);
    }

    /** The text of the only post. */
    String text() {
        if (blog.posts().size() != 1) {
            throw new AssertionError("There are " + blog.posts().size() + " posts");
        }
        return (String) blog.posts().get(0).said.get("content");
    }

    String state(UUID post) {
        return one("select state || coalesce(' ' || held, '') from story_post where id = '" + post + "'");
    }

    void decide(UUID post, String decision) {
        var standing = one("select standing from story_post where id = '" + post + "'");
        run(
                "update story_post set decision = '%s', decided_for = '%s', state = 'WAITING', next_at = now() where id = '%s'"
                        .formatted(decision, StoryPart.hash(standing), post));
    }

    String one(String sql) {
        return Sql.with(database, sql, query -> Sql.single(query, row -> row.getString(1)));
    }

    int run(String sql) {
        return Sql.with(database, sql, java.sql.PreparedStatement::executeUpdate);
    }

    @Override
    public void close() {
        blog.close();
    }
}
