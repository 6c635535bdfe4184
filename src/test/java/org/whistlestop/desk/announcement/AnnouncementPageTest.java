package org.whistlestop.desk.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestAnnouncement;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AnnouncementPageTest {

    private static final String NATICK = "natick-natick-mall";

    @TestHTTPResource
    String url;

    @Inject
    DataSource database;

    private TestTour tour;
    private Browser pr;
    private Browser approver;
    private String id;

    @BeforeEach
    void writeOne() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
        pr = Browser.of(tour.pr);
        approver = Browser.of(tour.approver);
        id = UUID.randomUUID().toString();
        write("At {store} from {starts}. What should I ask? {host}", "starts", -60);
    }

    @Test
    void itIsReviewedApprovedAndSentByPlainForms() {
        write("At {store} in {city}. What should I ask? {host}", "approval", 0);
        assertEquals(303, pr.post(desk("/review"), Map.of()).statusCode());
        assertTrue(pr.get(desk("")).body().contains("You had a hand in these words"));
        var page = approver.get(desk("")).body();
        assertTrue(page.contains("Waits for approval") && page.contains("At Natick Mall in Natick."));

        var answer = approver.post(desk("/approval"), Map.of("seal", seal(page)));
        assertEquals(303, answer.statusCode(), answer.body());
        Eventually.holds("it is sent", Duration.ofSeconds(10), () -> pr.get(desk(""))
                .body()
                .contains("data-state=\"sent\""));
        page = pr.get(desk("")).body();
        assertTrue(page.contains("It stands on our pages.") && page.contains("See it there"), page);
        assertFalse(page.contains("/edit\""), "its words stay as they are");
    }

    @Test
    void onlyWhatWasReadIsApproved() {
        pr.post(desk("/review"), Map.of());
        var read = seal(approver.get(desk("")).body());
        write("Something else at {store}? {host}", "starts", -60);
        pr.post(desk("/review"), Map.of());

        var answer = approver.post(desk("/approval"), Map.of("seal", read));
        assertEquals(412, answer.statusCode());
        assertTrue(answer.body().contains("It has changed since you read it"));
        assertEquals("review", it().get("state").asText());
    }

    @Test
    void aBillboardGoesOutOnlyWithAReason() {
        write("HURRY!!! BUY NOW at {store}! 50% OFF! #deal #sale #now #hot #cheap", "starts", -60);
        pr.post(desk("/review"), Map.of());
        var page = approver.get(desk("")).body();
        assertTrue(page.contains("A billboard: it only sells") && page.contains("name=\"reason\""), page);

        var without = approver.post(desk("/approval"), Map.of("seal", seal(page), "reason", " "));
        assertEquals(422, without.statusCode());
        assertTrue(without.body().contains("aria-invalid=\"true\""));
        var with = Map.of("seal", seal(page), "reason", "The last day of the sale");
        assertEquals(303, approver.post(desk("/approval"), with).statusCode());
        assertTrue(pr.get(desk("")).body().contains("The last day of the sale"));
    }

    @Test
    void aSlipShowsWhatWouldNotBeRightAnyMore() {
        approve();
        assertTrue(pr.get(desk("")).body().contains("For these very words"));
        tour.pr
                .put(tour.api("/slips/" + UUID.randomUUID()), Map.of("stop", NATICK, "minutes", 30, "scope", "stop"))
                .expect(200);

        var page = approver.get(desk("")).body();
        assertTrue(page.contains("Stopped: changed since approved"));
        assertTrue(page.contains("from <del>11:00</del><ins>11:30</ins> AM."), page);
        assertEquals(
                303,
                approver.post(desk("/approval"), Map.of("seal", seal(page))).statusCode());
        assertEquals("approved", it().get("state").asText());
    }

    @Test
    void itIsSentBackWithAReasonAndTalkedAbout() {
        approve();
        assertEquals(422, approver.post(desk("/return"), Map.of("why", " ")).statusCode());
        assertEquals(
                303,
                approver.post(desk("/return"), Map.of("why", "Ask them <something>"))
                        .statusCode());
        assertTrue(pr.get(desk("")).body().contains("Ask them &lt;something&gt;"));

        var comment = Map.of("comment", UUID.randomUUID().toString(), "words", "Better now?");
        assertEquals(303, pr.post(desk("/comments"), comment).statusCode());
        assertEquals(303, pr.post(desk("/comments"), comment).statusCode());
        assertEquals(1, it().get("comments").size());
        assertTrue(approver.get(desk("")).body().contains("Better now?"));
    }

    @Test
    void itIsSaidAtOtherStopsToo() {
        assertEquals(422, pr.post(desk("/copies"), Map.of()).statusCode());
        assertEquals(
                303,
                pr.post(desk("/copies"), Map.of("stops", "troy-somerset-collection"))
                        .statusCode());
        assertTrue(pr.get("/desk/tours/" + tour.slug + "/stops/troy-somerset-collection")
                .body()
                .contains("Soon in Troy</a> <span class=\"badge\" data-status=\"draft\">"));
    }

    @Test
    void cancelledItGoesNowhere() {
        approve();
        assertEquals(303, pr.post(desk("/cancellation"), Map.of()).statusCode());
        var page = pr.get(desk("")).body();
        assertTrue(page.contains("data-status=\"cancelled\">Cancelled"));
        assertFalse(page.contains("/edit\""));
    }

    @Test
    void whatIsHeldWaitsForAWordOfSomebody() throws SQLException {
        approve();
        var delivery = it().at("/deliveries/0/id").asText();
        hold(delivery);
        var page = approver.get(desk("")).body();
        assertTrue(page.contains("Held: somebody has to decide") && page.contains("It stands there"), page);
        assertFalse(Browser.of(tour.moderator).get(desk("")).body().contains("It stands there"));

        var wrong = approver.post(
                desk("/deliveries/" + delivery + "/finding"), Map.of("there", "true", "link", "javascript:alert(1)"));
        assertEquals(422, wrong.statusCode());
        assertEquals(
                303,
                approver.post(desk("/deliveries/" + delivery + "/finding"), Map.of("there", "false"))
                        .statusCode());
        assertFalse(it().at("/deliveries/0/unsure").asBoolean());
        assertEquals(
                303,
                approver.post(
                                desk("/deliveries/" + delivery + "/finding"),
                                Map.of("there", "true", "link", "https://blog.example/1"))
                        .statusCode());
        assertTrue(pr.get(desk("")).body().contains("href=\"https://blog.example/1\""));
        assertEquals(
                404,
                approver.post("/desk/announcements/" + another() + "/deliveries/" + delivery + "/release", Map.of())
                        .statusCode());
    }

    @Test
    void oneChannelIsTakenOut() {
        approve();
        var delivery = it().at("/deliveries/0/id").asText();
        assertEquals(
                303,
                pr.post(desk("/deliveries/" + delivery + "/removal"), Map.of()).statusCode());
        assertEquals(0, it().get("deliveries").size());
    }

    @Test
    void aReaderOfAnotherTourFindsNothing() {
        assertEquals(404, Browser.of(tour.stranger).get(desk("")).statusCode());
        assertEquals(404, Browser.of(tour.stranger).get(desk("/edit")).statusCode());
        assertEquals(200, Browser.of(tour.moderator).get(desk("")).statusCode());
    }

    @Test
    void theStopAndTheTourLeadThere() {
        var stop = pr.get("/desk/tours/" + tour.slug + "/stops/" + NATICK).body();
        assertTrue(stop.contains("href=\"/desk/announcements/" + id + "\">Soon in Natick</a>"), stop);
        assertTrue(stop.contains("announcements/new?stop=" + NATICK + "\">Write one"));
        assertFalse(Browser.of(tour.moderator)
                .get("/desk/tours/" + tour.slug + "/stops/" + NATICK)
                .body()
                .contains("Write one"));
        assertTrue(pr.get("/desk/tours/" + tour.slug).body().contains("/announcements\">Announcements</a>"));
    }

    private void approve() {
        pr.post(desk("/review"), Map.of());
        var page = approver.get(desk("")).body();
        assertEquals(
                303,
                approver.post(desk("/approval"), Map.of("seal", seal(page))).statusCode());
    }

    private void write(String text, String anchor, int minutes) {
        tour.pr.put("/api/announcements/" + id, body(text, anchor, minutes));
    }

    private Map<String, Object> body(String text, String anchor, int minutes) {
        var body = new HashMap<String, Object>();
        body.put("tour", tour.slug);
        body.put("stop", NATICK);
        body.put("title", "Soon in {city}");
        body.put("text", text);
        body.put("when", Map.of("anchor", anchor, "offsetMinutes", minutes));
        body.put("channels", List.of(Map.of("channel", pages())));
        return body;
    }

    private String pages;

    private String pages() {
        if (pages == null) {
            pages = TestAnnouncement.pages(tour);
        }
        return pages;
    }

    private String another() {
        var other = UUID.randomUUID().toString();
        tour.pr
                .put("/api/announcements/" + other, body("Another at {store}? {host}", "starts", -120))
                .expect(201);
        return other;
    }

    private void hold(String delivery) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update delivery set state = 'HELD', unsure = true, next_at = null, words = 'It may have gone out.'"
                                + " where id = ?::uuid")) {
            update.setString(1, delivery);
            assertEquals(1, update.executeUpdate());
        }
    }

    private static String seal(String page) {
        var seal = Pattern.compile("name=\"seal\" value=\"([0-9a-f]{64})\"").matcher(page);
        assertTrue(seal.find(), page);
        return seal.group(1);
    }

    private JsonNode it() {
        return tour.pr.get("/api/announcements/" + id).expect(200).json();
    }

    private String desk(String path) {
        return "/desk/announcements/" + id + path;
    }
}
