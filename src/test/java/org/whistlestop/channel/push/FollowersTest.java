package org.whistlestop.channel.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.support.Sql;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(WithPushServices.class)
class FollowersTest {

    private static final String BOSTON = "boston-copley-place";
    private static final String ENDPOINT = "https://fcm.googleapis.com/fcm/send/";

    @TestHTTPResource
    String url;

    @Inject
    AgroalDataSource database;

    @Inject
    FollowerRetention retention;

    @Inject
    PushKeys keys;

    private final TestBrowser browser = new TestBrowser();
    private final UUID id = UUID.randomUUID();
    private final String endpoint = ENDPOINT + id;
    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
    }

    @Test
    void whoFollowsIsCountedAndNotShown() {
        var view = put(id, null).expect(201);
        assertEquals(id.toString(), view.json().get("id").asText());
        assertTrue(view.json().get("stop").isNull());
        var other = new TestBrowser();
        tour.nobody
                .put(address(UUID.randomUUID()), other.follower(ENDPOINT + "other", BOSTON))
                .expect(201);

        var counts = tour.host.get(tour.api("/followers")).expect(200);
        assertEquals(1, counts.json().get("tour").asInt());
        assertEquals(BOSTON, counts.json().at("/stops/0/stop").asText());
        assertEquals(1, counts.json().at("/stops/0/now").asInt());
        assertFalse(counts.text().contains("googleapis") || counts.text().contains(id.toString()));
        tour.nobody.get(tour.api("/followers")).expect(401);
        tour.stranger.get(tour.api("/followers")).expect(404);
    }

    @Test
    void aRepeatChangesNothing() {
        put(id, null).expect(201);
        put(id, null).expect(200);
        assertEquals(1, followers());
    }

    @Test
    void manyAtOnceAreOneFollower() throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        try {
            Callable<Integer> ask = () -> put(id, null).status();
            var statuses = threads
                    .invokeAll(IntStream.range(0, 48).mapToObj(i -> ask).toList())
                    .stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
            assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses.toString());
            assertEquals(47, statuses.stream().filter(status -> status == 200).count(), statuses.toString());
            assertEquals(1, followers());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aBrowserThatLostItsMemoryTakesItsOwnPlace() {
        put(id, null).expect(201);
        put(UUID.randomUUID(), null).expect(201);
        assertEquals(1, followers());
    }

    @Test
    void aBrowserMayTurnFromTheTourToAStopAndBack() {
        put(id, null).expect(201);
        assertEquals(BOSTON, put(id, BOSTON).expect(200).json().get("stop").asText());
        var another = UUID.randomUUID();
        put(another, null).expect(201);
        put(another, BOSTON).expect(200);
        assertEquals(1, followers());
        put(another, null).expect(200);
        assertEquals(
                1,
                tour.pr
                        .get(tour.api("/followers"))
                        .expect(200)
                        .json()
                        .get("tour")
                        .asInt());
    }

    @Test
    void oneRequestUnfollowsWithTheBrowsersOwnSecret() {
        put(id, null).expect(201);
        assertEquals(404, delete(id, new TestBrowser().auth()));
        assertEquals(404, delete(id, null));
        assertEquals(404, delete(id, "§ nonsense"));
        assertEquals(404, delete(UUID.randomUUID(), browser.auth()));
        assertEquals(1, followers());
        assertEquals(204, delete(id, browser.auth()));
        assertEquals(0, followers());
        assertEquals(404, delete(id, browser.auth()));
    }

    @Test
    void anotherTourIsNoWayToUnfollow() {
        put(id, null).expect(201);
        var path = "/api/tours/" + tour.slug + "-other/followers/" + id;
        assertEquals(
                404,
                tour.nobody
                        .send("DELETE", path, new byte[0], "Push-Auth", browser.auth())
                        .status());
        assertEquals(1, followers());
    }

    @Test
    void nobodyTakesAnothersPlace() {
        put(id, null).expect(201);
        var stranger = new TestBrowser();
        tour.nobody.put(address(id), stranger.follower(endpoint, null)).expect(409);
        tour.nobody
                .put(address(id), browser.follower(ENDPOINT + "elsewhere", null))
                .expect(409);
        tour.nobody
                .put(address(UUID.randomUUID()), stranger.follower(endpoint, null))
                .expect(409);
        assertEquals(204, delete(id, browser.auth()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fcm.googleapis.com/x",
                "https://10.0.0.1/x",
                "https://169.254.169.254/latest",
                "https://fcm.googleapis.com:8443/x",
                "https://user:secret@fcm.googleapis.com/x",
                "https://intranet/x",
                "file:///etc/passwd",
                "nonsense"
            })
    void whatIsNoPushServicesAddressIsRefused(String address) {
        assertEquals(
                "endpoint",
                tour.nobody
                        .put(address(id), browser.follower(address, null))
                        .expect(422)
                        .json()
                        .at("/errors/0/field")
                        .asText());
        assertEquals(0, followers());
    }

    @Test
    void aHiddenStopAnswersLikeAnUnknownOne() {
        var hidden = tour.addStop(
                "Secret Mall",
                "Salem",
                "MA",
                42.5,
                -70.9,
                TestTour.at(5),
                TestTour.at(5).plusHours(2));
        put(id, hidden).expect(201);
        run("delete from follower where id = '" + id + "'");
        put(id, "").expect(404);
        run("update stop set published = false where slug = '" + hidden
                + "' and tour_id = (select id from tour where slug = '" + tour.slug + "')");
        assertEquals(
                put(id, "no-such-stop").expect(404).text(),
                put(id, hidden).expect(404).text());
    }

    @Test
    void oneNetworkAddsNoMoreThanItsShareInADay() {
        run(
                ("insert into follower select gen_random_uuid(), t.id, null, 'https://push.example/' || n, '\\x00', '\\x00', f.network, "
                                + "now(), now() from tour t, generate_series(1, 299) n, (select network from follower where id = '%s') f "
                                + "where t.slug = '%s'")
                        .formatted(madeElsewhere(), tour.slug));
        put(id, null).expect(201);
        var refused = tour.nobody.put(address(UUID.randomUUID()), browser.follower(ENDPOINT + "more", null));
        assertEquals(429, refused.status(), refused.text());
        put(id, null).expect(200);
        run("update follower set followed_at = now() - interval '25 hours'");
        tour.nobody
                .put(address(UUID.randomUUID()), browser.follower(ENDPOINT + "more", null))
                .expect(201);
    }

    /** A follower of another tour, from our network. */
    private UUID madeElsewhere() {
        var other = UUID.randomUUID();
        tour.nobody
                .put("/api/tours/" + tour.slug + "-other/followers/" + other, browser.follower(ENDPOINT + other, null))
                .expect(201);
        return other;
    }

    @Test
    void whenItIsOverFollowersAreForgottenAndTheirNumberStays() {
        put(id, BOSTON).expect(201);
        tour.nobody
                .put(address(UUID.randomUUID()), new TestBrowser().follower(ENDPOINT + "x" + id, null))
                .expect(201);
        retention.forgetDue();
        assertEquals(2, followers());

        end(BOSTON, 8);
        retention.forgetDue();
        assertEquals(1, followers());
        assertEquals(1, counts().at("/stops/0/before").asInt());
        for (var stop : List.of("natick-natick-mall", "troy-somerset-collection", "aurora-chicago-premium-outlets")) {
            end(stop, 8);
        }
        retention.forgetDue();
        assertEquals(0, followers());
        assertEquals(1, counts().get("before").asInt());
        retention.forgetDue();
        assertEquals(1, counts().get("before").asInt());
    }

    @Test
    void whoIsSilentFor60DaysIsForgottenAndANetworkAfterADay() {
        put(id, null).expect(201);
        run("update follower set heard_at = now() - interval '59 days', followed_at = now() - interval '59 days'");
        retention.forgetDue();
        assertEquals(1, followers());
        assertEquals(0, count("select count(*) from follower where network is not null"));
        run("update follower set heard_at = now() - interval '61 days'");
        put(id, null).expect(200);
        retention.forgetDue();
        assertEquals(1, followers());
        run("update follower set heard_at = now() - interval '61 days'");
        retention.forgetDue();
        assertEquals(0, followers());
    }

    @Test
    void theKeyIsMadeOnceAndKeptSealed() {
        var key = tour.nobody.get("/api/push-key").expect(200).json().get("key").asText();
        assertEquals(
                key,
                tour.nobody.get("/api/push-key").expect(200).json().get("key").asText());
        assertEquals(87, key.length());
        assertEquals(1, count("select count(*) from push_key"));
        var sealed =
                Sql.with(database, "select sealed from push_key", query -> Sql.single(query, row -> row.getBytes(1)));
        assertFalse(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1).contains("P-256"));
        run("update push_key set sealed = set_byte(sealed, 40, (get_byte(sealed, 40) + 1) % 256)");
        assertNotEquals(200, tour.nobody.get("/api/push-key").status());
        run("delete from push_key");
        assertNotEquals(key, keys.get().publicKey());
    }

    private void end(String stop, int days) {
        run(
                ("update stop set starts_at = now() - interval '%1$d days' - interval '4 hours', ends_at = now() - interval '%1$d days' "
                                + "where slug = '%2$s' and tour_id = (select id from tour where slug = '%3$s')")
                        .formatted(days, stop, tour.slug));
    }

    private com.fasterxml.jackson.databind.JsonNode counts() {
        return tour.pr.get(tour.api("/followers")).expect(200).json();
    }

    private Api.Answer put(UUID follower, String stop) {
        return tour.nobody.put(address(follower), browser.follower(endpoint, stop));
    }

    private int delete(UUID follower, String auth) {
        var headers = auth == null ? new String[0] : new String[] {"Push-Auth", auth};
        return tour.nobody
                .send("DELETE", address(follower), new byte[0], headers)
                .status();
    }

    private String address(UUID follower) {
        return tour.api("/followers/" + follower);
    }

    private int followers() {
        return count(
                "select count(*) from follower f join tour t on t.id = f.tour_id where t.slug = '" + tour.slug + "'");
    }

    private int count(String sql) {
        return Sql.with(database, sql, query -> Sql.single(query, row -> row.getInt(1)));
    }

    private void run(String sql) {
        Sql.with(database, sql, statement -> statement.executeUpdate());
    }
}
