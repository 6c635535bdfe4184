package org.whistlestop.websub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.support.Sql;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HubTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String BOSTON = "boston-copley-place";
    private static final String SECRET = "between us";

    @TestHTTPResource
    String url;

    @Inject
    AgroalDataSource database;

    @Inject
    Hub hub;

    @Inject
    HubQueue queue;

    @Inject
    WebSubConfig websub;

    @Inject
    WhistlestopConfig config;

    private TestTour tour;
    private FakeReader reader;

    @BeforeEach
    void begin() throws Exception {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
        reader = new FakeReader();
    }

    @AfterEach
    void end() {
        reader.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed.atom", "/feed.rss", "/feed.json", "/stops/" + BOSTON + "/feed.atom"})
    void aSubscriberIsToldOnceWithARightSignature(String feed) throws InterruptedException {
        subscribe(reader, feed, SECRET);
        tour.say(BOSTON, "arrived", Instant.now()).expect(201);

        Eventually.holds("told", SOON, () -> !reader.pushes.isEmpty());
        Thread.sleep(1_000); // for a second one that must not come
        assertEquals(1, reader.pushes.size());
        var push = reader.pushes.get(0);
        var now = tour.nobody.get("/tours/" + tour.slug + feed).expect(200);
        assertEquals(now.text(), push.text());
        assertEquals(now.header("Content-Type"), push.type());
        assertEquals("sha256=" + Telling.hmac(SECRET, push.body()), push.signature());
        assertTrue(push.link().contains("<" + topic(feed) + ">; rel=\"self\""), push.link());
        assertTrue(push.link().contains("/websub>; rel=\"hub\""), push.link());
        assertEquals(0, due());
    }

    @Test
    void theFeedSaysWhereItsHubIs() {
        var feed = tour.nobody.get("/tours/" + tour.slug + "/feed.atom").expect(200);
        var links = feed.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Link"))
                .flatMap(header -> header.getValue().stream())
                .collect(Collectors.joining(", "));
        assertTrue(links.contains("/websub>; rel=\"hub\""), links);
        assertTrue(links.contains("<" + topic("/feed.atom") + ">; rel=\"self\""), links);
        assertTrue(feed.text().contains("rel=\"hub\""));
    }

    @Test
    void aSubscriberIsAskedFirst() {
        subscribe(reader, "/feed.atom", null);
        var question = reader.questions.get(0);
        assertEquals("subscribe", question.get("hub.mode"));
        assertEquals(topic("/feed.atom"), question.get("hub.topic"));
        assertEquals("864000", question.get("hub.lease_seconds"));
        assertEquals("7", question.get("id"));
    }

    @Test
    void whoDoesNotAgreeIsNeverTold() {
        reader.agrees = false;
        ask("subscribe", "/feed.atom", reader.callback(), null).expect(202);
        Eventually.holds("asked and forgotten", SOON, () -> !reader.questions.isEmpty() && intents() == 0);
        assertEquals(0, subscriptions());
    }

    @Test
    void whoDoesNotWantItAnyMoreIsNotTold() {
        subscribe(reader, "/feed.atom", null);
        ask("unsubscribe", "/feed.atom", reader.callback(), null).expect(202);
        Eventually.holds("forgotten", SOON, () -> subscriptions() == 0);
        assertEquals("unsubscribe", reader.questions.get(1).get("hub.mode"));
        assertNull(reader.questions.get(1).get("hub.lease_seconds"));
    }

    @Test
    void nobodyEndsASubscriptionForSomebodyElse() {
        subscribe(reader, "/feed.atom", null);
        reader.agrees = false;
        ask("unsubscribe", "/feed.atom", reader.callback(), null).expect(202);
        Eventually.holds("asked", SOON, () -> reader.questions.size() == 2 && intents() == 0);
        assertEquals(1, subscriptions());
    }

    @Test
    void aSubscriptionEndsWithItsLease() {
        subscribe(reader, "/feed.atom", null);
        run("update feed_subscription set ends_at = now() - interval '1 second' where callback = ?");
        hub.look();
        assertEquals(0, subscriptions());
    }

    @Test
    void aSubscriberWhoIsAwayIsToldLater() {
        subscribe(reader, "/feed.json", SECRET);
        reader.failures = 2;
        tour.say(BOSTON, "arrived", Instant.now()).expect(201);
        Eventually.holds("told in the end", SOON, () -> reader.pushes.size() == 1);
        assertEquals(0, reader.failures);
    }

    @Test
    void aSubscriberWhoIsGoneIsForgotten() {
        subscribe(reader, "/feed.json", null);
        reader.status = 410;
        tour.say(BOSTON, "arrived", Instant.now()).expect(201);
        Eventually.holds("forgotten", SOON, () -> subscriptions() == 0);
    }

    @Test
    void aDeadSubscriberKeepsNobodyElseFromTheNews() throws Exception {
        var dead = new FakeReader();
        subscribe(dead, "/feed.atom", null);
        subscribe(reader, "/feed.atom", null);
        dead.close();
        tour.say(BOSTON, "arrived", Instant.now()).expect(201);
        Eventually.holds("the living one is told", SOON, () -> reader.pushes.size() == 1);
    }

    /** The change is in the database and the event is lost, as after a kill. */
    @Test
    void whatNobodyWasToldBeforeACrashIsToldAfterIt() {
        subscribe(reader, "/feed.atom", SECRET);
        run("update feed_subscription set told = 'what was before' where callback = ?");
        hub.look();
        Eventually.holds("told", SOON, () -> reader.pushes.size() == 1);
    }

    /** A process took it and died: the claim ends by itself. */
    @Test
    void whatADeadProcessHadIsTakenUpByAnother() {
        subscribe(reader, "/feed.atom", SECRET);
        run("update feed_subscription set told = 'before', claim = gen_random_uuid(), attempts = 1,"
                + " next_at = now() - interval '1 second' where callback = ?");
        Eventually.holds("told", SOON, () -> reader.pushes.size() == 1 && due() == 0);
    }

    @Test
    void anotherWishRenewsTheSubscription() {
        subscribe(reader, "/feed.atom", null);
        run("update feed_subscription set ends_at = now() + interval '1 minute' where callback = ?");
        ask("subscribe", "/feed.atom", reader.callback(), null).expect(202);
        Eventually.holds(
                "renewed",
                SOON,
                () -> intents() == 0
                        && count(
                                        "select count(*) from feed_subscription where callback = ? and ends_at > now() + interval '9 days'")
                                == 1);
        assertEquals(1, subscriptions());
    }

    @Test
    void noSubscriptionIsLongerThanTheHubAllows() {
        ask("subscribe", "/feed.atom", reader.callback(), null, "9999999999").expect(202);
        Eventually.holds("subscribed", SOON, () -> subscriptions() == 1);
        assertEquals(
                String.valueOf(websub.longest().toSeconds()),
                reader.questions.get(0).get("hub.lease_seconds"));
    }

    @Test
    void whoLeavesOneFeedKeepsTheOthers() {
        subscribe(reader, "/feed.atom", null);
        ask("subscribe", "/feed.rss", reader.callback(), null).expect(202);
        Eventually.holds("subscribed to both", SOON, () -> subscriptions() == 2);
        ask("unsubscribe", "/feed.atom", reader.callback(), null).expect(202);
        Eventually.holds("left one", SOON, () -> subscriptions() == 1);
        assertEquals(1, count("select count(*) from feed_subscription where callback = ? and topic like '%/feed.rss'"));
    }

    @Test
    void whoHasLostAClaimSettlesNothing() {
        subscribe(reader, "/feed.atom", null);
        var lost = new Push(subscription(), UUID.randomUUID(), null, null, null, null, null, 1);
        queue.told(lost, "what the other has not said");
        assertEquals(0, count("select count(*) from feed_subscription where callback = ? and told like 'what the%'"));
    }

    @Test
    void theSecretIsNotInTheDatabaseAsItIs() {
        subscribe(reader, "/feed.atom", SECRET);
        assertEquals(
                0,
                count("select count(*) from feed_subscription where callback = ? and secret = '" + SECRET
                        + "'::bytea"));
        assertEquals(1, count("select count(*) from feed_subscription where callback = ? and length(secret) > 30"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.7/x",
                "http://169.254.169.254/latest/meta-data",
                "http://[fd00::1]/x",
                "http://192.168.1.1/",
                "https://internal/x",
                "http://203.0.113.9:8080/x",
                "ftp://example.org/x",
                "http://user@example.org/x",
                "https://example.org/x#fragment",
                ""
            })
    void noPrivateAddressIsAsked(String callback) {
        var refused = ask("subscribe", "/feed.atom", callback, null).expect(422).json();
        assertEquals("hub.callback", refused.at("/errors/0/field").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "publish, /feed.atom, hub.mode",
        "subscribe, /feed.xml, hub.topic",
        "subscribe, /stops/nowhere/feed.atom, hub.topic",
        "subscribe, /photos, hub.topic"
    })
    void whatTheHubDoesNotKnowItRefuses(String mode, String feed, String field) {
        var refused = ask(mode, feed, reader.callback(), null).expect(422).json();
        assertEquals(field, refused.at("/errors/0/field").asText());
    }

    @Test
    void aSecretMayNotBeTooLong() {
        ask("subscribe", "/feed.atom", reader.callback(), "x".repeat(200)).expect(422);
    }

    @Test
    void noHostIsAskedWithoutEnd() {
        for (var i = 0; i < 20; i++) {
            var other = "http://127.0.0.1:9/busy/" + tour.slug + "/" + i;
            run("insert into feed_intent (id, subscribes, topic, tour_id, callback, host, lease_seconds, next_at)"
                    + " select gen_random_uuid(), true, '/x', id, '" + other + "' || left(?, 0), '" + reader.host
                    + "', 60,"
                    + " now() + interval '1 hour' from tour where slug = '" + tour.slug + "'");
        }
        ask("subscribe", "/feed.atom", reader.callback(), null).expect(429);
        run("delete from feed_intent where topic = '/x' and callback <> ?");
    }

    @Test
    void aChangeThatIsNoneTellsNobody() throws InterruptedException {
        subscribe(reader, "/stops/natick-natick-mall/feed.atom", null);
        tour.say(BOSTON, "arrived", Instant.now()).expect(201);
        hub.look();
        Thread.sleep(1_500);
        assertEquals(0, reader.pushes.size());
        assertNotEquals(0, subscriptions());
        assertFalse(reader.questions.isEmpty());
    }

    private void subscribe(FakeReader who, String feed, String secret) {
        ask("subscribe", feed, who.callback(), secret).expect(202);
        Eventually.holds(
                "subscribed",
                SOON,
                () -> count("select count(*) from feed_subscription where callback = ?", who.callback()) == 1);
    }

    private Api.Answer ask(String mode, String feed, String callback, String secret) {
        return ask(mode, feed, callback, secret, null);
    }

    private Api.Answer ask(String mode, String feed, String callback, String secret, String leaseSeconds) {
        var form = new LinkedHashMap<String, String>(
                Map.of("hub.mode", mode, "hub.topic", topic(feed), "hub.callback", callback));
        if (secret != null) {
            form.put("hub.secret", secret);
        }
        if (leaseSeconds != null) {
            form.put("hub.lease_seconds", leaseSeconds);
        }
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return tour.nobody.send("POST", "/websub", "application/x-www-form-urlencoded", body);
    }

    private String topic(String feed) {
        return config.baseUrl().resolve("/tours/" + tour.slug + feed).toString();
    }

    private UUID subscription() {
        return Sql.with(database, "select id from feed_subscription where callback = ?", query -> {
            query.setString(1, reader.callback());
            return Sql.single(query, row -> row.getObject(1, UUID.class));
        });
    }

    private int subscriptions() {
        return count("select count(*) from feed_subscription where callback = ?");
    }

    private int intents() {
        return count("select count(*) from feed_intent where callback = ?");
    }

    private int due() {
        return count("select count(*) from feed_subscription where callback = ? and next_at is not null");
    }

    private int count(String sql) {
        return count(sql, reader.callback());
    }

    private int count(String sql, String callback) {
        return Sql.with(database, sql, query -> {
            query.setString(1, callback);
            return Sql.single(query, row -> row.getInt(1));
        });
    }

    private void run(String sql) {
        Sql.with(database, sql, (PreparedStatement update) -> {
            update.setString(1, reader.callback());
            return update.executeUpdate();
        });
    }
}
