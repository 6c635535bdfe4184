package org.whistlestop.tour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.EventReader;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RevealTest {

    private static final String SECRET = "kansas-city-country-club-plaza";

    @TestHTTPResource
    String url;

    @Inject
    EntityManager database;

    @Inject
    Settlement settlement;

    private String base;
    private TestTour tour;

    @BeforeEach
    void makeTour() {
        base = url.replaceAll("/$", "");
        tour = new TestTour(base).withStops();
    }

    @Test
    void nothingAnywhereGivesAHiddenStopAway() {
        var before = tour.nobody.get(tour.api("/map")).expect(200);
        var pagesBefore = publicPages();
        try (var reader = new EventReader(base, tour.slug, tour.number())) {
            hide();
            tour.say(SECRET, "late", Instant.now()).expect(201);
            tour.say(SECRET, "arrived", Instant.now()).expect(201);
            tour.pr
                    .put(tour.api("/stops/" + SECRET + "/cancellation"), Map.of("reason", "Flooded"))
                    .expect(200);
            tour.say("boston-copley-place", "arrived", Instant.now()).expect(201);
            Eventually.holds("the public event", Duration.ofSeconds(5), () -> !reader.numbers.isEmpty());

            assertEquals(List.of(before.json().get("number").asLong() + 1), new ArrayList<>(reader.numbers));
            assertFalse(String.join("\n", reader.lines).contains("Kansas"));
        }
        var unknown = tour.nobody.get("/tours/" + tour.slug + "/stops/no-such-stop", "Accept", "text/html");
        var hidden = tour.nobody.get("/tours/" + tour.slug + "/stops/" + SECRET, "Accept", "text/html");
        assertEquals(404, hidden.status());
        assertEquals(unknown.text(), hidden.text());
        assertFalse(publicPages().contains("Kansas"));
        assertFalse(pagesBefore.contains("Kansas"));
    }

    @Test
    void addingAHiddenStopLeavesEveryByteAsItWas() {
        var before = tour.nobody.get(tour.api("/map")).expect(200);
        hide();
        tour.say(SECRET, "arrived", Instant.now()).expect(201);

        var after = tour.nobody.get(tour.api("/map")).expect(200);
        assertArrayEquals(before.body(), after.body());
        assertEquals(before.header("ETag"), after.header("ETag"));
    }

    @Test
    void aHiddenStopMakesWayForThePublicOneOfTheSameStore() {
        hide();
        var open = TestTour.stop(
                "Country Club Plaza",
                "Kansas City",
                "MO",
                39.0418,
                -94.5926,
                TestTour.at(5),
                TestTour.at(5).plusHours(2));

        assertEquals(
                SECRET,
                tour.pr
                        .post(tour.api("/stops"), open)
                        .expect(201)
                        .json()
                        .get("slug")
                        .asText());
        assertEquals(2, slugsOf("Country Club Plaza").size());
        assertEquals("planned", tour.onMap(SECRET).get("status").asText());
    }

    @Test
    void theRevealComesByTheDatabasesClockWithAllThatHappened() {
        hide();
        tour.say(SECRET, "arrived", Instant.now()).expect(201);
        var number = tour.number();
        makeDue();

        Eventually.holds("revealed", Duration.ofSeconds(5), () -> tour.onMap(SECRET) != null);
        assertEquals("live", tour.onMap(SECRET).get("status").asText());
        assertEquals(number + 2, tour.number());
    }

    @Test
    void staffSeesTheHiddenStopAndMayShowItNow() {
        hide();
        assertTrue(slugsOf("Country Club Plaza").contains(SECRET));

        tour.pr.delete(tour.api("/stops/" + SECRET + "/reveal")).expect(200);
        assertEquals("planned", tour.onMap(SECRET).get("status").asText());
        tour.pr
                .put(tour.api("/stops/" + SECRET + "/reveal"), Map.of("at", "2099-01-01T00:00:00Z"))
                .expect(409);
    }

    @Test
    void aHiddenStopLeavesNoGapInTheNumbersOfPublicAddresses() {
        hide();
        assertEquals(SECRET, addPlaza(5));
        assertEquals(SECRET + "-2", addPlaza(6));
        assertEquals(SECRET + "-3", addPlaza(7));
    }

    @Test
    void theOneRevealedFirstGetsTheFirstAddress() {
        hide();
        var second = hidden("Country Club Plaza", "Kansas City");
        tour.pr.delete(tour.api("/stops/" + second + "/reveal")).expect(200);

        assertEquals("planned", tour.onMap(SECRET).get("status").asText());
        assertEquals(null, tour.onMap(second));
        assertEquals(
                SECRET,
                tour.pr
                        .get(tour.api("/stops/" + second))
                        .expect(200)
                        .json()
                        .get("slug")
                        .asText());
        var page = tour.nobody.get("/tours/" + tour.slug + "/stops/" + second, "Accept", "text/html");
        assertEquals(404, page.status());
    }

    @Test
    void aPublicStopThatMovesThereMakesTheHiddenOneWay() {
        hide();
        tour.pr
                .put(
                        tour.api("/stops/boston-copley-place/store"),
                        Map.of(
                                "store",
                                "Country Club Plaza",
                                "city",
                                "Kansas City",
                                "region",
                                "MO",
                                "latitude",
                                39.0418,
                                "longitude",
                                -94.5926))
                .expect(200);

        assertEquals("planned", tour.onMap(SECRET).get("status").asText());
    }

    @Test
    void theFormerAddressOfAHiddenStopIsForStaffAlone() {
        hide();
        var id = tour.pr.get(tour.api("/stops/" + SECRET)).json().get("id").asText();
        tour.pr
                .put(
                        tour.api("/stops/" + SECRET + "/store"),
                        Map.of(
                                "store",
                                "Oak Park Mall",
                                "city",
                                "Overland Park",
                                "region",
                                "KS",
                                "latitude",
                                38.955,
                                "longitude",
                                -94.717))
                .expect(200);

        assertEquals(
                id,
                tour.pr
                        .get(tour.api("/stops/" + SECRET))
                        .expect(200)
                        .json()
                        .get("id")
                        .asText());
        tour.say(SECRET, "late", Instant.now()).expect(201);
        tour.pr.delete(tour.api("/stops/overland-park-oak-park-mall/reveal")).expect(200);
        var page = tour.nobody.get("/tours/" + tour.slug + "/stops/" + SECRET, "Accept", "text/html");
        assertEquals(404, page.status());
        assertEquals(SECRET, addPlaza(5));
    }

    @Test
    void aRepeatedCheckInIsKnownThoughItsStopMadeWay() {
        hide();
        var path = "/api/check-ins/" + UUID.randomUUID();
        var said = tour.checkIn(SECRET, "arrived", Instant.now());
        tour.host.put(path, said).expect(201);
        assertEquals(SECRET, addPlaza(5));

        tour.host.put(path, said).expect(200);
        said.put("stop", "boston-copley-place");
        tour.host.put(path, said).expect(422);
        said.put("stop", "no-such-stop");
        tour.host.put(path, said).expect(422);
    }

    @Test
    void aHiddenStopThatIsCancelledIsNeverTold() {
        hide();
        tour.pr
                .put(tour.api("/stops/" + SECRET + "/cancellation"), Map.of("reason", "Flooded"))
                .expect(200);
        var number = tour.number();
        makeDue();
        settle();
        assertEquals(null, tour.onMap(SECRET));
        assertEquals(number, tour.number());
        assertEquals(null, secret().nextDue);

        tour.pr.delete(tour.api("/stops/" + SECRET + "/cancellation")).expect(200);
        assertEquals("planned", tour.onMap(SECRET).get("status").asText());
        assertEquals(number + 1, tour.number());
    }

    private void settle() {
        var stop = secret();
        settlement.settleDue(stop.tourId, stop.id);
    }

    private Stop secret() {
        return QuarkusTransaction.requiringNew().call(() -> Stop.getBySlug(Tour.getBySlug(tour.slug).id, SECRET));
    }

    private String addPlaza(int days) {
        return tour.addStop(
                "Country Club Plaza",
                "Kansas City",
                "MO",
                39.0418,
                -94.5926,
                TestTour.at(days),
                TestTour.at(days).plusHours(2));
    }

    private String hidden(String store, String city) {
        var stop = TestTour.stop(
                store,
                city,
                "MO",
                39.0418,
                -94.5926,
                TestTour.at(9),
                TestTour.at(9).plusHours(2));
        stop.put("revealAt", Instant.now().plus(Duration.ofDays(3)).toString());
        return tour.pr
                .post(tour.api("/stops"), stop)
                .expect(201)
                .json()
                .get("slug")
                .asText();
    }

    private void hide() {
        var stop = TestTour.stop(
                "Country Club Plaza",
                "Kansas City",
                "MO",
                39.0418,
                -94.5926,
                TestTour.at(0).withHour(23),
                TestTour.at(1).withHour(1));
        stop.put("revealAt", Instant.now().plus(Duration.ofDays(2)).toString());
        assertEquals(
                SECRET,
                tour.pr
                        .post(tour.api("/stops"), stop)
                        .expect(201)
                        .json()
                        .get("slug")
                        .asText());
    }

    private void makeDue() {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                        "update stop set reveal_at = now() - interval '1 second', next_due = now() where slug = :slug and not published")
                .setParameter("slug", SECRET)
                .executeUpdate());
    }

    private List<String> slugsOf(String store) {
        var slugs = new ArrayList<String>();
        tour.pr.get(tour.api("/stops")).expect(200).json().forEach(stop -> {
            if (stop.at("/venue/store").asText().equals(store)) {
                slugs.add(stop.get("slug").asText());
            }
        });
        return slugs;
    }

    private String publicPages() {
        return tour.nobody.get("/tours/" + tour.slug, "Accept", "text/html").text()
                + tour.nobody
                        .get("/tours/" + tour.slug + "/stops/boston-copley-place", "Accept", "text/html")
                        .text()
                + tour.nobody.get(tour.api("")).text();
    }
}
