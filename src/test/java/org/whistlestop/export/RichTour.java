package org.whistlestop.export;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.whistlestop.photo.HandsIn;
import org.whistlestop.support.Sql;
import org.whistlestop.testing.Announcing;
import org.whistlestop.testing.Drawing;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestTour;

/** A tour that has something of everything, some of it by the front door, the rest as rows that are as the program leaves them. */
@ApplicationScoped
public class RichTour {

    static final String BOSTON = "boston-copley-place";
    private static final String NATICK = "natick-natick-mall";

    /** With what stands in every statement: the tour, its first stop, its host, a photo, a channel and an announcement. */
    private static final List<String> ROWS = List.of(
            "insert into person_picture values (:host, '0123456789abcdef', '\\xffd8ff')",
            "insert into stream_address values (gen_random_uuid(), :tour, :stop, :host, 'https://live.example/rita',"
                    + " now(), now(), now())",
            "insert into photo_tombstone values (:fan, array['\\x0102'::bytea], sha256(:fan::text::bytea), now())",
            "insert into photo_report values (gen_random_uuid(), :photo, 'That is me', now(), null)",
            "insert into channel (id, tour_id, kind, name, address, account, settings, key_name, added_by, added_at)"
                    + " values (:blog, :tour, 'WORDPRESS', 'The blog', 'https://blog.example', 'rita',"
                    + " '{\"status\": \"draft\"}', 'blog-key', :host, now())",
            "insert into channel_key values (:tour, 'blog-key', '\\x00', :host, now())",
            "insert into official_account values (gen_random_uuid(), :tour, 1, 'Mastodon', 'https://social.example/@rita',"
                    + " 'UNKNOWN', null, null, 'It does not answer', now() + interval '1 day')",
            "insert into announcement_comment values (gen_random_uuid(), :announcement, :host, 'Rita Calloway', 'Nice', now())",
            "insert into announcement_template values (gen_random_uuid(), :tour, 'Five hours', 'Today', 'Come, {host}', 'en',"
                    + " true, 'STARTS', -300, now())",
            "insert into tour_voice values (:tour, '22:00', '07:30', null)",
            "insert into delivery (id, tour_id, stop_id, announcement_id, channel_id, name, title, text, language, link,"
                    + " due_at, state, next_at, claim, unsure, attempts)"
                    + " values (:delivery, :tour, :stop, gen_random_uuid(), :blog, 'in-between', 'Soon', 'Soon', 'en',"
                    + " 'https://tour.example/x', now() - interval '1 hour', 'SENDING', now() + interval '1 year',"
                    + " gen_random_uuid(), true, 1)",
            "insert into delivery_attempt values (:delivery, 1, now(), null, null, 'No line — \u00fc')",
            "insert into delivery_step values (:delivery, 'photo', '17', now())",
            "insert into silence values (gen_random_uuid(), :tour, 'A fire', :host, now(), :host, now())",
            "insert into mention (id, tour_id, stop_id, source, source_hash, target, site, protocol, state, kind, author,"
                    + " extract, received_at, verified_at, decided_by, decided_at, answer, answered_by, answered_at)"
                    + " values (gen_random_uuid(), :tour, :stop, 'https://fan.example/post', '\\x11' || :tour::text::bytea,"
                    + " 'https://tour.example/x', 'fan.example', 'WEBMENTION', 'ACCEPTED', 'REPLY', 'Ana', 'We saw Rita',"
                    + " now(), now(), :host, now(), 'So glad', :host, now())",
            "insert into outlink (id, tour_id, stop_id, target, target_hash, words_hash, state, due_at)"
                    + " values (gen_random_uuid(), :tour, :stop, 'https://far.example/a', '\\x21', '\\x22', 'WAITING',"
                    + " now() + interval '1 year')",
            "insert into former_followers values (:tour, :stop, 12)",
            "insert into story values (:tour, :blog, 'TOUR', false, 'DAY', '20:00', now(), 'Rita', null, 1000000, :host, now())",
            "insert into story_post (id, tour_id, channel_id, kind, subject, name, state, title)"
                    + " values (:post, :tour, :blog, 'LIVE', 'tour', 'live-' || :post::text, 'STANDS', 'Live')",
            "insert into story_wording values (:post, repeat('a', 64), now())",
            "insert into story_photo (channel_id, photo_id, name) values (:blog, :photo, 'photo-' || :post::text)",
            "insert into follower values (gen_random_uuid(), :tour, null, 'https://push.example/1', '\\x01', '\\x02', null,"
                    + " now(), now())",
            "insert into former_slug values (:tour, 'old-name', :stop, true)");

    @Inject
    AgroalDataSource database;

    @Inject
    HandsIn hands;

    /** Fills a tour; nothing changes by itself once this returns. */
    public void fill(TestTour tour) {
        tour.say(BOSTON, "arrived", Instant.now().minusSeconds(1200)).expect(201);
        tour.takeNote(BOSTON, "wish", "A recorder, “one” day", "Blu-ray", "Recorders")
                .expect(201);
        var slip = tour.pr.put(
                tour.api("/slips/" + UUID.randomUUID()), Map.of("stop", NATICK, "minutes", 15, "scope", "stop"));
        if (slip.status() >= 300) {
            slip.expect(200);
        }
        var photo = hands.byHost(
                tour.slug, tour.hostId, Drawing.jpeg(System.nanoTime(), 900, 600), BOSTON, Instant.now(), "A shop");
        var fan = hands.byFan(
                tour.slug,
                Drawing.jpeg(System.nanoTime(), 400, 300),
                BOSTON,
                "A crowd",
                "a-fans-secret-of-some-length");
        var announcing = new Announcing(tour);
        var pages = announcing.addPages("Our own pages");
        announcing.approve(announcing.write(
                BOSTON, Map.of("anchor", "approval", "offsetMinutes", 0), "I am here. Who comes?", pages));
        var planned = announcing.write(NATICK, -60, "Soon I am in {city}. What shall I ask? {host}", pages);
        announcing.approve(planned);
        Eventually.holds("photos are made", Duration.ofSeconds(40), () -> made(photo) && made(fan));
        Eventually.holds(
                "the first text is out",
                Duration.ofSeconds(20),
                () -> count("select count(*) from delivery where state = 'SENT' and tour_id = " + id(tour)) == 1);
        var ids = Map.of(
                ":tour", id(tour),
                ":stop", "(select id from stop where slug = '" + BOSTON + "' and tour_id = " + id(tour) + ")",
                ":host", quoted(tour.hostId),
                ":photo", quoted(photo),
                ":fan", quoted(fan),
                ":blog", quoted(UUID.randomUUID()),
                ":delivery", quoted(UUID.randomUUID()),
                ":post", quoted(UUID.randomUUID()),
                ":announcement", quoted(planned));
        ROWS.forEach(row -> run(ids.entrySet().stream()
                .reduce(row, (sql, id) -> sql.replaceAll(id.getKey() + "\\b", id.getValue()), (a, b) -> a)));
    }

    private boolean made(UUID photo) {
        return count("select count(*) from photo p where width is not null and id = " + quoted(photo)
                        + " and not exists (select from scheduled_tasks where task_instance like p.id || '%')")
                == 1;
    }

    /** As if it had never been here; its files go as well where the caller deletes them. */
    void forget(TestTour tour) {
        var people = "select person_id from role_grant where tour_id = " + id(tour);
        var ids = Sql.with(database, people, query -> Sql.list(query, row -> quoted(row.getString(1))));
        run("delete from photo_tombstone where photo_id in (select id from photo where tour_id = " + id(tour) + ")");
        run("delete from role_grant where tour_id = " + id(tour));
        run("delete from tour where slug in (" + quoted(tour.slug) + ", " + quoted(tour.slug + "-other") + ")");
        run("delete from person where id in (" + String.join(", ", ids) + ")");
    }

    String id(TestTour tour) {
        return Sql.with(
                        database,
                        "select id from tour where slug = " + quoted(tour.slug),
                        query -> Sql.list(query, row -> quoted(row.getString(1))))
                .stream()
                .findFirst()
                .orElse("null");
    }

    long count(String sql) {
        return Sql.with(database, sql, query -> Sql.single(query, row -> row.getLong(1)));
    }

    String text(String sql) {
        return Sql.with(database, sql, query -> Sql.single(query, row -> row.getString(1)));
    }

    void run(String sql) {
        Sql.with(database, sql, PreparedStatement::execute);
    }

    static String quoted(Object id) {
        return "'" + id + "'::" + (String.valueOf(id).matches("[0-9a-f-]{36}") ? "uuid" : "text");
    }
}
