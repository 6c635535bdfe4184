package org.whistlestop.desk.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestAnnouncement;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ApprovalPageTest {

    @TestHTTPResource
    String url;

    private TestTour tour;
    private String id;
    private Browser nobody;
    private String link;

    @BeforeEach
    void askDana() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
        id = TestAnnouncement.draft(tour, "natick-natick-mall").inReview().id();
        nobody = Browser.signedOut(tour.pr.base());
        var answer = Browser.of(tour.approver)
                .post("/desk/announcements/" + id + "/approval-links", Map.of("name", "Dana Reyes, Legal"));
        assertEquals(200, answer.statusCode(), answer.body());
        var shown = Pattern.compile("value=\"http[^\"]*(/approval/[^\"]+)\"").matcher(answer.body());
        assertTrue(shown.find(), answer.body());
        link = shown.group(1);
    }

    @Test
    void whoHasNoAccountApprovesToTheLetterOnce() {
        var page = nobody.get(link);
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("For Dana Reyes, Legal") && page.body().contains("Natick Mall"));
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
        assertEquals("no-referrer", page.headers().firstValue("Referrer-Policy").orElse(""));
        assertTrue(page.headers().firstValue("X-Robots-Tag").orElse("").contains("noindex"));

        var form = Map.of("seal", seal(page.body()));
        var answer = nobody.post(link, form);
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("Thank you, Dana Reyes, Legal"));
        assertEquals("approved", state());

        assertEquals(404, nobody.post(link, form).statusCode());
        var gone = nobody.get(link);
        assertEquals(404, gone.statusCode());
        assertTrue(gone.body().contains("This link no longer works"));
    }

    @Test
    void theLongestNameIsNotTooLongToApprove() {
        var name = "Dr. Wilhelmina-Alexandra von Hohenstein-Oberkirch, Department of Legal Affairs";
        var made = tour.approver
                .post("/api/announcements/" + id + "/approval-links", Map.of("name", name))
                .expect(200)
                .json();
        var path = URI.create(made.get("url").asText()).getPath();

        var answer = nobody.post(path, Map.of("seal", seal(nobody.get(path).body())));
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(
                name,
                tour.pr
                        .get("/api/announcements/" + id)
                        .expect(200)
                        .json()
                        .at("/approved/by")
                        .asText());
    }

    @Test
    void anotherSealIsNotApprovedAndTheLinkStays() {
        var answer = nobody.post(link, Map.of("seal", "0".repeat(64)));
        assertEquals(412, answer.statusCode());
        assertTrue(answer.body().contains("It has changed since you read it"));
        assertEquals(422, nobody.post(link, Map.of("seal", "none")).statusCode());
        assertEquals("review", state());
        assertEquals(200, nobody.get(link).statusCode());
    }

    @Test
    void aCommentReachesTheTeamAndLeavesTheLink() {
        assertEquals(
                303,
                nobody.post(link + "/comments", Map.of("words", "Say <who> you are"))
                        .statusCode());
        assertTrue(nobody.get(link).body().contains("Say &lt;who&gt; you are"));
        assertTrue(Browser.of(tour.pr).get("/desk/announcements/" + id).body().contains("Dana Reyes, Legal"));
        assertEquals(422, nobody.post(link + "/comments", Map.of("words", " ")).statusCode());
    }

    @Test
    void aCommentPressedTwiceIsOne() {
        var id = Pattern.compile("name=\"id\" value=\"([^\"]+)\"")
                .matcher(nobody.get(link).body());
        assertTrue(id.find());
        var form = Map.of("id", id.group(1), "words", "Say who you are");
        assertEquals(303, nobody.post(link + "/comments", form).statusCode());
        assertEquals(303, nobody.post(link + "/comments", form).statusCode());
        assertEquals(1, announcement().get("comments").size());
    }

    @Test
    void aProgramDoesByTheLinkWhatThePageDoes() {
        var api = "/api/approvals/" + link.substring(link.lastIndexOf('/') + 1);
        var anybody = tour.pr.as(null);
        var asked = anybody.get(api).expect(200).json();
        assertEquals("Dana Reyes, Legal", asked.get("name").asText());

        var comment = api + "/comments/" + UUID.randomUUID();
        anybody.put(comment, Map.of("words", "Ask them something")).expect(200);
        anybody.put(comment, Map.of("words", "Ask them something")).expect(200);
        assertEquals(1, announcement().get("comments").size());

        anybody.put(api, Map.of("seal", "0".repeat(64))).expect(412);
        var approved = anybody.put(
                        api, Map.of("seal", asked.at("/announcement/seal").asText()))
                .expect(200)
                .json();
        assertEquals("approved", approved.at("/announcement/state").asText());
        anybody.get(api).expect(404);
    }

    @Test
    void aLinkThatIsNotWholeSaysSo() {
        for (var wrong : new String[] {link.substring(0, link.length() - 1), "/approval/x", "/approval/%3Cb%3E"}) {
            var answer = nobody.get(wrong);
            assertEquals(404, answer.statusCode());
            assertTrue(answer.body().contains("This link no longer works"), answer.body());
        }
    }

    @Test
    void noAuthorAsksForTheApprovalOfTheOwnWords() {
        assertFalse(Browser.of(tour.pr).get("/desk/announcements/" + id).body().contains("Ask somebody without"));
        assertEquals(
                403,
                Browser.of(tour.pr)
                        .post("/desk/announcements/" + id + "/approval-links", Map.of("name", "A friend"))
                        .statusCode());
        assertEquals(URI.create(link).getPath(), link);
    }

    private String state() {
        return announcement().get("state").asText();
    }

    private JsonNode announcement() {
        return tour.pr.get("/api/announcements/" + id).expect(200).json();
    }

    private static String seal(String page) {
        var seal = Pattern.compile("name=\"seal\" value=\"([0-9a-f]{64})\"").matcher(page);
        assertTrue(seal.find(), page);
        return seal.group(1);
    }
}
