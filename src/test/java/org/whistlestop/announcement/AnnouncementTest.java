package org.whistlestop.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AnnouncementTest {

    private static final String BOSTON = "boston-copley-place";
    private static final String NATICK = "natick-natick-mall";
    private static final String TROY = "troy-somerset-collection";

    @TestHTTPResource
    String url;

    private TestTour tour;
    private String pages;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
        pages = UUID.randomUUID().toString();
        tour.admin
                .put(tour.api("/channels/" + pages), Map.of("kind", "pages", "name", "Our pages"))
                .expect(200);
    }

    @Test
    void whatIsApprovedGoesOutAsItWasRead() {
        var written = write(NATICK, atOnce());
        var inReview = review(written);
        var approved = approve(inReview);

        assertEquals("approved", approved.get("state").asText());
        var sent = untilSent(written);
        assertEquals(inReview.at("/channels/0/says").asText(), sent.get("text").asText());
        assertTrue(sent.get("text").asText().startsWith("I am at Natick Mall in Natick from 11:00 AM."));
        assertEquals(1, sent.get("attempts").size());
        assertEquals("sent", sent.at("/attempts/0/outcome").asText());
    }

    @Test
    void nothingGoesOutBeforeItsTime() throws InterruptedException {
        var written = write(NATICK, before(60));
        approve(review(written));
        Thread.sleep(1_000);

        assertEquals("waiting", delivery(written).get("state").asText());
    }

    @Test
    void whoHadAHandInTheWordsDoesNotApproveThem() {
        var id = UUID.randomUUID();
        tour.admin.put("/api/announcements/" + id, body(NATICK, atOnce())).expect(201);
        var inReview = tour.pr
                .put("/api/announcements/" + id + "/review", Map.of())
                .expect(200)
                .json();

        tour.admin
                .put(
                        "/api/announcements/" + id + "/approval",
                        Map.of("seal", inReview.get("seal").asText()))
                .expect(403);
        approve(inReview);
    }

    @Test
    void onlyWhatWasReadIsApproved() {
        var inReview = review(write(NATICK, before(60)));
        slip(NATICK, 30);

        tour.approver
                .put(
                        path(inReview) + "/approval",
                        Map.of("seal", inReview.get("seal").asText()))
                .expect(412);
    }

    @Test
    void aDraftIsNotApprovedBehindItsAuthorsBack() {
        var written = write(NATICK, before(60));

        tour.approver
                .put(
                        path(written) + "/approval",
                        Map.of("seal", written.get("seal").asText()))
                .expect(409);
    }

    @Test
    void aSlipMovesWhatStaysTrue() {
        var body = body(NATICK, before(60));
        body.put("text", "See you at {store} in {city}. What would you ask the host? {host}");
        var id = UUID.randomUUID();
        var approved = approve(
                review(tour.pr.put("/api/announcements/" + id, body).expect(201).json()));
        var due = due(approved);
        slip(NATICK, 30);

        var after = get(approved);
        assertEquals("approved", after.get("state").asText());
        assertEquals(due.plus(Duration.ofMinutes(30)), due(after));
        assertEquals(
                due.plus(Duration.ofMinutes(30)),
                Instant.parse(delivery(after).get("dueAt").asText()));
    }

    @Test
    void aSlipStopsWhatWouldNotBeTrueAnyMore() {
        var approved = approve(review(write(NATICK, before(60))));
        var says = approved.at("/channels/0/says").asText();
        slip(NATICK, 30);

        var after = get(approved);
        assertEquals("changed", after.get("state").asText());
        assertEquals(0, after.get("deliveries").size());
        assertEquals(says, after.at("/channels/0/approved").asText());
        assertTrue(after.at("/channels/0/says").asText().contains("11:30 AM"));
        assertFalse(after.at("/approved/endedAt").isNull());
        approve(review(after));
        assertEquals("waiting", delivery(after).get("state").asText());
    }

    @Test
    void aSlipOfMoreThanTwelveHoursAsksAgain() {
        var body = body(NATICK, before(60));
        body.put("text", "See you at {store} in {city}. What would you ask the host? {host}");
        var approved = approve(review(tour.pr
                .put("/api/announcements/" + UUID.randomUUID(), body)
                .expect(201)
                .json()));
        slip(NATICK, 13 * 60);

        assertEquals("changed", get(approved).get("state").asText());
    }

    @Test
    void nothingGoesOutForACancelledStop() {
        var approved = approve(review(write(NATICK, before(60))));
        tour.pr
                .put(tour.api("/stops/" + NATICK + "/cancellation"), Map.of("reason", "Burst pipe"))
                .expect(200);

        var after = get(approved);
        assertEquals("changed", after.get("state").asText());
        assertEquals(0, after.get("deliveries").size());
        var inReview = review(after);
        tour.approver
                .put(
                        path(after) + "/approval",
                        Map.of("seal", inReview.get("seal").asText()))
                .expect(409);
    }

    @Test
    void whatIsOutAndWrongGetsOneCorrectionDraft() {
        var approved = approve(review(write(NATICK, atOnce())));
        untilSent(approved);
        slip(NATICK, 30);
        slip(NATICK, 15);

        var corrections = correctionsOf(approved);
        assertEquals(1, corrections.size());
        assertEquals("draft", corrections.get(0).get("state").asText());
        assertTrue(corrections.get(0).at("/channels/0/says").asText().contains("11:45 AM"));
        slip(NATICK, -45);
        assertEquals(0, correctionsOf(approved).size());
        tour.pr
                .put(tour.api("/stops/" + NATICK + "/cancellation"), Map.of("reason", "Burst pipe"))
                .expect(200);
        assertTrue(
                correctionsOf(approved).get(0).at("/channels/0/says").asText().contains("cancelled"));
    }

    @Test
    void aCorrectionThatIsOutIsNotDraftedAgain() {
        var approved = approve(review(write(NATICK, atOnce())));
        untilSent(approved);
        slip(NATICK, 30);
        var correction = correctionsOf(approved).get(0);
        var inReview = tour.admin
                .put(path(correction) + "/review", Map.of())
                .expect(200)
                .json();
        approve(inReview);
        untilSent(correction);
        tour.say(BOSTON, "left", Instant.now());
        slip(TROY, 5);

        assertEquals(1, correctionsOf(approved).size());
    }

    @Test
    void anEditBreaksTheSeal() {
        var approved = approve(review(write(NATICK, before(60))));
        var body = body(NATICK, before(60));
        body.put("text", "Something else at {store} in {city}? {host}");

        var after = tour.pr.put(path(approved), body).expect(200).json();

        assertEquals("draft", after.get("state").asText());
        assertEquals(0, after.get("deliveries").size());
    }

    @Test
    void whatIsOutKeepsItsWords() {
        var approved = approve(review(write(NATICK, atOnce())));
        untilSent(approved);

        tour.pr.put(path(approved), body(NATICK, atOnce())).expect(409);
        tour.pr.delete(path(approved)).expect(409);
    }

    @Test
    void anOlderCopyOverwritesNothing() {
        var written = write(NATICK, before(60));
        tour.pr.put(path(written), body(NATICK, before(90)), "If-Match", "1").expect(200);

        tour.pr.put(path(written), body(NATICK, before(120)), "If-Match", "1").expect(412);
    }

    @Test
    void whatIsCancelledDoesNotGoOut() throws InterruptedException {
        var approved = approve(review(write(NATICK, before(60))));

        var after = tour.pr.delete(path(approved)).expect(200).json();

        assertEquals("cancelled", after.get("state").asText());
        tour.pr.delete(path(approved)).expect(200);
    }

    @Test
    void theArrivalSendsWhatWaitsForItAndAnUndoIsInTime() throws InterruptedException {
        var when = Map.<String, Object>of("anchor", "arrival", "offsetMinutes", 0);
        var approved = approve(review(write(BOSTON, when)));
        assertTrue(delivery(approved).get("dueAt").isNull());
        var arrived = tour.say(BOSTON, "arrived", Instant.now()).expect(201).json();
        assertFalse(delivery(approved).get("dueAt").isNull());
        Thread.sleep(1_000);
        assertEquals("waiting", delivery(approved).get("state").asText());
        var undo = tour.checkIn(BOSTON, "withdrawn", Instant.now());
        undo.put("withdraws", arrived.get("id").asText());
        tour.host.put("/api/check-ins/" + UUID.randomUUID(), undo).expect(201);

        assertTrue(delivery(approved).get("dueAt").isNull());
    }

    @Test
    void aSilentTourSaysNothingUntilItMay() throws InterruptedException {
        tour.pr
                .put(tour.api("/silence"), Map.of("reason", "An accident near the store"))
                .expect(200);
        var approved = approve(review(write(NATICK, atOnce())));
        Thread.sleep(1_000);
        assertEquals("waiting", delivery(approved).get("state").asText());
        assertEquals(
                1,
                tour.pr
                        .get(tour.api("/silence"))
                        .expect(200)
                        .json()
                        .get("waiting")
                        .asInt());
        tour.approver.delete(tour.api("/silence")).expect(200);

        untilSent(approved);
    }

    @Test
    void quietHoursMoveAnOffsetAndRefuseAFixedTime() {
        tour.pr
                .put(tour.api("/voice"), Map.of("quietFrom", "21:00", "quietUntil", "08:30"))
                .expect(200);

        var moved = write(NATICK, before(3 * 60));
        assertTrue(moved.at("/when/quiet").asBoolean());
        assertEquals("08:30", moved.at("/when/dueLocal").asText().substring(11, 16));
        var evening = write(NATICK, before(13 * 60));
        assertEquals("08:30", evening.at("/when/dueLocal").asText().substring(11, 16));
        var body = body(
                NATICK,
                Map.of("anchor", "fixed", "at", TestTour.at(1).withHour(7).toString()));
        tour.pr.put("/api/announcements/" + UUID.randomUUID(), body).expect(422);
    }

    @Test
    void aLocalTimeThatIsMissingOrDoubleIsAskedAbout() {
        for (var at : List.of("2027-03-14T02:30", "2027-11-07T01:30")) {
            var body = body(NATICK, Map.of("anchor", "fixed", "at", at));
            tour.pr.put("/api/announcements/" + UUID.randomUUID(), body).expect(422);
        }
    }

    @Test
    void aBillboardNeedsAReason() {
        var body = body(NATICK, before(60));
        body.put("text", "HURRY!!! Get one TODAY!!! BUY NOW at {store}! #deal #sale #offer #now #hot");
        var inReview = review(tour.pr
                .put("/api/announcements/" + UUID.randomUUID(), body)
                .expect(201)
                .json());
        var seal = inReview.get("seal").asText();

        tour.approver.put(path(inReview) + "/approval", Map.of("seal", seal)).expect(422);
        tour.approver
                .put(path(inReview) + "/approval", Map.of("seal", seal, "reason", "The last day of the sale"))
                .expect(200);
    }

    @Test
    void aFieldThatThereIsNotIsRefused() {
        var body = body(NATICK, before(60));
        body.put("text", "See you at {shop}");

        var problem = tour.pr
                .put("/api/announcements/" + UUID.randomUUID(), body)
                .expect(422)
                .json();

        assertTrue(problem.get("detail").asText().contains("{shop}"));
    }

    @Test
    void theSameForALegIsWrittenOnceEach() {
        var written = write(NATICK, before(60));
        var stops = Map.of("stops", List.of(NATICK, TROY, "aurora-chicago-premium-outlets"));

        var copies = tour.pr.post(path(written) + "/copies", stops).expect(200).json();
        var again = tour.pr.post(path(written) + "/copies", stops).expect(200).json();

        assertEquals(2, copies.size());
        assertEquals(copies, again);
        assertNotEquals(copies.at("/0/seal"), copies.at("/1/seal"));
        assertTrue(copies.at("/0/channels/0/says").asText().contains("Somerset Collection"));
    }

    @Test
    void aLinkApprovesOnceAndOnlyThat() {
        var inReview = review(write(NATICK, before(60)));
        tour.pr
                .post(path(inReview) + "/approval-links", Map.of("name", "Dana Reyes"))
                .expect(403);
        var link = tour.approver
                .post(path(inReview) + "/approval-links", Map.of("name", "Dana Reyes"))
                .expect(200)
                .json();

        assertEquals("Dana Reyes", link.get("name").asText());
        assertTrue(link.get("url").asText().contains("/approval/"));
    }

    @Test
    void strangersLearnNothing() {
        var written = write(NATICK, before(60));

        tour.stranger.get(path(written)).expect(404);
        tour.nobody.get(path(written)).expect(401);
        tour.stranger.get(tour.api("/announcements")).expect(404);
    }

    private JsonNode write(String stop, Map<String, Object> when) {
        return tour.pr
                .put("/api/announcements/" + UUID.randomUUID(), body(stop, when))
                .expect(201)
                .json();
    }

    private Map<String, Object> body(String stop, Map<String, Object> when) {
        return new LinkedHashMap<>(Map.of(
                "tour",
                tour.slug,
                "stop",
                stop,
                "title",
                "{city} on {date}",
                "text",
                "I am at {store} in {city} from {starts}. What should I ask them? {host}",
                "when",
                when,
                "channels",
                List.of(Map.of("channel", pages))));
    }

    private JsonNode review(JsonNode announcement) {
        return tour.pr.put(path(announcement) + "/review", Map.of()).expect(200).json();
    }

    private JsonNode approve(JsonNode announcement) {
        return tour.approver
                .put(
                        path(announcement) + "/approval",
                        Map.of("seal", announcement.get("seal").asText()))
                .expect(200)
                .json();
    }

    private JsonNode get(JsonNode announcement) {
        return tour.pr.get(path(announcement)).expect(200).json();
    }

    private JsonNode delivery(JsonNode announcement) {
        return get(announcement).at("/deliveries/0");
    }

    private JsonNode untilSent(JsonNode announcement) {
        Eventually.holds(
                "it is sent",
                Duration.ofSeconds(10),
                () -> delivery(announcement).at("/state").asText().equals("sent"));
        return delivery(announcement);
    }

    private List<JsonNode> correctionsOf(JsonNode announcement) {
        var found = new ArrayList<JsonNode>();
        tour.pr.get(tour.api("/announcements")).expect(200).json().forEach(other -> {
            if (other.get("corrects").asText().equals(announcement.get("id").asText())
                    && !other.get("state").asText().equals("cancelled")) {
                found.add(other);
            }
        });
        return found;
    }

    private void slip(String stop, int minutes) {
        tour.pr
                .put(tour.api("/slips/" + UUID.randomUUID()), Map.of("stop", stop, "minutes", minutes, "scope", "stop"))
                .expect(200);
    }

    private static Instant due(JsonNode announcement) {
        return Instant.parse(announcement.at("/when/due").asText());
    }

    private static String path(JsonNode announcement) {
        return "/api/announcements/" + announcement.get("id").asText();
    }

    private static Map<String, Object> atOnce() {
        return Map.of("anchor", "approval", "offsetMinutes", 0);
    }

    private static Map<String, Object> before(int minutes) {
        return Map.of("anchor", "starts", "offsetMinutes", -minutes);
    }
}
