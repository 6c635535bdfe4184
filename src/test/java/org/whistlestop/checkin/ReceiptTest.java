package org.whistlestop.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;
import org.whistlestop.tour.StoreTime;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReceiptTest {

    private static final String BOSTON = "boston-copley-place";
    private static final String NATICK = "natick-natick-mall";

    @TestHTTPResource
    String url;

    @Inject
    EntityManager database;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Test
    void aPlainCheckInIsSettledAtOnce() {
        var tour = tour(Map.of());
        var said = tour.checkIn(BOSTON, "arrived", now.minusSeconds(240));
        said.put("note", "By the fountain");
        var id = say(tour, said);
        var receipt = receipt(tour, id);

        assertEquals(id, receipt.get("checkIn").asText());
        assertTrue(receipt.get("settled").asBoolean());
        assertEquals(List.of("recorded", "stop", "map", "page"), names(receipt));
        assertRow(receipt, "recorded", "done", "Received at ");
        assertRow(receipt, "recorded", "done", "the phone’s time counts, " + clock(now.minusSeconds(240)) + ".");
        assertRow(
                receipt, "stop", "done", "Copley Place in Boston is live since " + clock(now.minusSeconds(240)) + ".");
        assertOnMapSinceJustNow(receipt);
        assertRow(receipt, "map", "done", "as number " + tour.number() + " of the tour.");
        assertEquals("/tours/" + tour.slug, row(receipt, "map").get("url").asText());
        assertRow(receipt, "page", "done", "with the words “By the fountain”.");
        assertEquals(
                "/tours/" + tour.slug + "/stops/" + BOSTON,
                row(receipt, "page").get("url").asText());
        assertEquals(now, at(receipt, "stop").plusSeconds(240));
    }

    @Test
    void aPhoneWhoseClockRunsAheadIsToldThatReceiptCounts() {
        var tour = tour(Map.of());
        var receipt = receipt(tour, say(tour, tour.checkIn(BOSTON, "arrived", now.plusSeconds(7_200))));

        assertRow(receipt, "recorded", "done", "which counts, for the phone’s clock runs ahead.");
    }

    @Test
    void runningLateAndLeavingSayWhatTheyMadeOfTheStop() {
        var tour = tour(Map.of());
        var late = id(tour.say(NATICK, "late", now));
        assertRow(receipt(tour, late), "stop", "done", "Natick Mall in Natick is late; the host is expected at 11:30 ");

        var left = id(tour.say(BOSTON, "left", now));
        assertRow(receipt(tour, left), "stop", "done", "Copley Place in Boston is done since " + clock(now));
        assertRow(receipt(tour, left), "page", "done", "The stop’s page says it.");
    }

    @Test
    void whatWasTrueThenIsNotDeniedLater() {
        var tour = tour(Map.of());
        var arrived = id(tour.say(BOSTON, "arrived", now.minusSeconds(600)));
        tour.say(BOSTON, "left", now).expect(201);

        assertRow(
                receipt(tour, arrived),
                "stop",
                "done",
                "became live at " + clock(now.minusSeconds(600)) + "; it is done now.");
    }

    @Test
    void aWordThatComesBehindALaterOneSaysThatItChangedNothing() {
        var tour = tour(Map.of());
        tour.say(BOSTON, "left", now).expect(201);
        var arrived = id(tour.say(BOSTON, "arrived", now.minusSeconds(600)));
        var late = id(tour.say(BOSTON, "late", now.plusSeconds(5)));

        assertRow(receipt(tour, arrived), "stop", "none", "the host had left at " + clock(now) + " already.");
        assertRow(receipt(tour, late), "stop", "none", "the host had left at " + clock(now) + " already.");
        assertTrue(receipt(tour, arrived).get("settled").asBoolean());
    }

    @Test
    void anArrivalThatComesAfterTheStopHasClosedSaysSo() {
        var tour = tour(Map.of());
        QuarkusTransaction.requiringNew().run(() -> run("""
                update stop set starts_at = now() - interval '5 hours', ends_at = now() - interval '61 minutes'
                where slug = 'boston-copley-place' and tour_id = %s""", tour));
        var arrived = id(tour.say(BOSTON, "arrived", now.minusSeconds(7_200)));

        assertRow(receipt(tour, arrived), "stop", "none", "the clock had closed the stop at ");
    }

    @Test
    void aCheckInTakenBackSaysSoInEveryRow() {
        var tour = tour(Map.of());
        var arrived = id(tour.say(BOSTON, "arrived", now.minusSeconds(60)));
        var withdrawal = say(tour, withdrawal(tour, arrived));

        var receipt = receipt(tour, arrived);
        assertRow(receipt, "recorded", "done", " and taken back later.");
        assertRow(receipt, "stop", "none", "It was taken back; it is planned now.");
        assertRow(receipt, "map", "done", "the live map shows it no longer.");
        assertRow(receipt, "page", "none", "only what stands");
        assertRow(receipt(tour, withdrawal), "stop", "done", "An earlier word is taken back; it is planned now.");
    }

    @Test
    void aWithdrawalThatOvertookWhatItTakesBackSaysSo() {
        var tour = tour(Map.of());
        var withdrawal = say(tour, withdrawal(tour, UUID.randomUUID().toString()));

        assertRow(receipt(tour, withdrawal), "stop", "none", "has not reached us.");
    }

    @Test
    void aCancelledStopStaysCancelled() {
        var tour = tour(Map.of());
        tour.pr
                .put(tour.api("/stops/" + NATICK + "/cancellation"), Map.of("reason", "A flood"))
                .expect(200);
        var late = id(tour.say(NATICK, "late", now));

        assertRow(receipt(tour, late), "stop", "none", "It changed nothing: Natick Mall in Natick is cancelled.");
    }

    @Test
    void withADelayTheMapWaits() {
        var tour = tour(Map.of("publicDelayMinutes", 30));
        var arrived = id(tour.say(BOSTON, "arrived", now));
        var receipt = receipt(tour, arrived);

        assertFalse(receipt.get("settled").asBoolean());
        assertRow(receipt, "stop", "done", "is live since");
        assertRow(
                receipt,
                "map",
                "waiting",
                "The public learns of it at " + clock(now.plusSeconds(1_800)) + ", 30 minutes after it happened.");
        assertRow(receipt, "page", "waiting", "when the live map does.");
        assertEquals(now.plusSeconds(1_800), at(receipt, "map"));

        say(tour, withdrawal(tour, arrived));
        assertRow(receipt(tour, arrived), "map", "none", "taken back before the public learned of it.");
        assertTrue(receipt(tour, arrived).get("settled").asBoolean());
    }

    @Test
    void afterLeavingTheMapSaysIt() {
        var tour = tour(Map.of("publicAfterLeaving", true));
        var arrived = id(tour.say(BOSTON, "arrived", now.minusSeconds(3_600)));
        assertRow(receipt(tour, arrived), "map", "waiting", "when the host has left.");

        tour.say(BOSTON, "left", now).expect(201);
        assertOnMapSinceJustNow(receipt(tour, arrived));
        assertRow(receipt(tour, arrived), "map", "done", "since " + clock(at(receipt(tour, arrived), "map")) + ", ");
        assertTrue(receipt(tour, arrived).get("settled").asBoolean());
    }

    @Test
    void aHiddenStopWaitsForItsReveal() {
        var tour = tour(Map.of());
        var stop = TestTour.stop(
                "Secret Store",
                "Salem",
                "MA",
                42.5,
                -70.9,
                TestTour.at(1),
                TestTour.at(1).plusHours(4));
        var revealAt = TestTour.at(1).minusHours(2).atZone(TestTour.BOSTON);
        stop.put("revealAt", revealAt.toInstant().toString());
        var slug = tour.pr
                .post(tour.api("/stops"), stop)
                .expect(201)
                .json()
                .get("slug")
                .asText();
        var late = id(tour.say(slug, "late", now.minusSeconds(7_200)));

        var receipt = receipt(tour, late);
        assertRow(receipt, "map", "waiting", "The stop is hidden; the public learns of it on ");
        assertRow(receipt, "map", "waiting", ", 09:00 E");
        assertRow(receipt, "page", "waiting", "");
        assertTrue(row(receipt, "page").get("url").isNull());

        var before = Instant.now();
        tour.pr.delete(tour.api("/stops/" + slug + "/reveal")).expect(200);
        assertOnMapSinceJustNow(receipt(tour, late));
        assertFalse(at(receipt(tour, late), "map").isBefore(before));
    }

    @Test
    void aHiddenStopThatIsCancelledWaitsForNothing() {
        var tour = tour(Map.of());
        var stop = TestTour.stop(
                "Secret Store",
                "Salem",
                "MA",
                42.5,
                -70.9,
                TestTour.at(1),
                TestTour.at(1).plusHours(4));
        stop.put("revealAt", now.plusSeconds(7_200).toString());
        var slug = tour.pr
                .post(tour.api("/stops"), stop)
                .expect(201)
                .json()
                .get("slug")
                .asText();
        var late = id(tour.say(slug, "late", now));
        tour.pr
                .put(tour.api("/stops/" + slug + "/cancellation"), Map.of("reason", "A flood"))
                .expect(200);

        assertRow(receipt(tour, late), "map", "none", "cancelled before the public knew of it.");
        assertTrue(receipt(tour, late).get("settled").asBoolean());
    }

    @Test
    void whoWorksOnTheTourReadsItHereAndAtTheDesk() {
        var tour = tour(Map.of());
        var arrived = id(tour.say(BOSTON, "arrived", now));
        var path = "/api/check-ins/" + arrived + "/receipt";
        tour.moderator.get(path).expect(200);
        tour.stranger.get(path).expect(404);
        tour.nobody.get(path).expect(401);

        var desk = Browser.of(tour.moderator);
        assertTrue(desk.get("/desk/tours/" + tour.slug)
                .body()
                .contains("/desk/tours/" + tour.slug + "/check-ins/" + arrived + "\""));
        var page =
                desk.get("/desk/tours/" + tour.slug + "/check-ins/" + arrived).body();
        assertTrue(page.contains("Copley Place in Boston is live since"), page);
        assertFalse(page.contains("still waits"));
        assertEquals(
                404,
                Browser.of(tour.host)
                        .get("/desk/tours/" + tour.slug + "-other/check-ins/" + arrived)
                        .statusCode());
    }

    private TestTour tour(Map<String, Object> settings) {
        return new TestTour(url.replaceAll("/$", ""), settings).withStops();
    }

    private void run(String sql, TestTour tour) {
        database.createNativeQuery(sql.formatted("(select id from tour where slug = :slug)"))
                .setParameter("slug", tour.slug)
                .executeUpdate();
    }

    private static Map<String, Object> withdrawal(TestTour tour, String withdraws) {
        var body = tour.checkIn(BOSTON, "withdrawn", Instant.now());
        body.put("withdraws", withdraws);
        return body;
    }

    private static String say(TestTour tour, Map<String, Object> body) {
        return id(tour.host.put("/api/check-ins/" + UUID.randomUUID(), body));
    }

    private static String id(org.whistlestop.testing.Api.Answer said) {
        return said.expect(201).json().get("id").asText();
    }

    private static JsonNode receipt(TestTour tour, String id) {
        return tour.host.get("/api/check-ins/" + id + "/receipt").expect(200).json();
    }

    private static void assertRow(JsonNode receipt, String name, String state, String words) {
        var row = row(receipt, name);
        assertEquals(state, row.get("state").asText(), row.toString());
        assertTrue(row.get("words").asText().contains(words), row + " lacks: " + words);
    }

    private static JsonNode row(JsonNode receipt, String name) {
        for (var row : receipt.get("rows")) {
            if (row.get("name").asText().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("No row " + name + ": " + receipt);
    }

    private static Instant at(JsonNode receipt, String name) {
        return Instant.parse(row(receipt, name).get("at").asText());
    }

    private static List<String> names(JsonNode receipt) {
        var names = new ArrayList<String>();
        receipt.get("rows").forEach(row -> names.add(row.get("name").asText()));
        return names;
    }

    private void assertOnMapSinceJustNow(JsonNode receipt) {
        assertRow(receipt, "map", "done", "On the live map since ");
        assertFalse(at(receipt, "map").isBefore(now), receipt.toString());
    }

    /** By the clock at the store in Boston, whose stop began an hour ago. */
    private static String clock(Instant moment) {
        var began = LocalDateTime.now(TestTour.BOSTON).minusHours(1);
        return StoreTime.clock(moment, TestTour.BOSTON, began) + " " + StoreTime.zone(moment, TestTour.BOSTON);
    }
}
