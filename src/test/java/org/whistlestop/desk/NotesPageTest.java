package org.whistlestop.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class NotesPageTest {

    private static final String BOSTON = "boston-copley-place";

    @TestHTTPResource
    String base;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(base.replaceAll("/$", "")).withStops();
    }

    @Test
    void aNoteSentTwiceIsOneNote() {
        var browser = Browser.of(tour.pr);
        var form = form("A recorder", "Blu-ray, Radio, blu-ray");

        assertEquals(303, browser.post(desk(""), form).statusCode());
        assertEquals(303, browser.post(desk(""), form).statusCode());

        assertEquals(1, notes().size());
        assertEquals("[\"Blu-ray\",\"Radio\"]", notes().at("/0/tags").toString());
        assertEquals("Jonas Hale", notes().at("/0/by/name").asText());
    }

    @Test
    void aMistakeComesBackWithWhatWasTyped() {
        var answer = Browser.of(tour.pr).post(desk(""), form("He is at 42.3474, -71.0781 <b>", "Blu-ray"));

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("42.3474, -71.0781 &lt;b&gt;</textarea>"), answer.body());
        assertEquals(0, notes().size());
    }

    @Test
    void theListIsFilteredAndSaysWhoWhereAndWhen() {
        tour.takeNote(BOSTON, "wish", "A recorder", "Blu-ray & more").expect(201);
        tour.takeNote("natick-natick-mall", "praise", "Lovely").expect(201);
        var browser = Browser.of(tour.moderator);

        var all = browser.get(desk("")).body();
        assertTrue(all.contains("A recorder") && all.contains("Lovely"));
        assertTrue(all.contains("Rita Calloway") && all.contains("Copley Place, Boston") && all.contains(" E"));
        assertTrue(all.contains("/notes?tag=Blu-ray+%26+more\""), all);
        assertFalse(all.contains("Keep the note"), "a moderator takes no notes");

        var tagged = browser.get(desk("?tag=blu-RAY+%26+more")).body();
        assertTrue(tagged.contains("A recorder") && !tagged.contains("Lovely"));
        var praise = browser.get(desk("?kind=praise&stop=natick-natick-mall")).body();
        assertTrue(!praise.contains("A recorder") && praise.contains("Lovely"));
        assertEquals(404, browser.get(desk("?kind=gossip")).statusCode());
    }

    @Test
    void onlyWhoMayForgetsWordsAndOnlyOnTheirOwnTour() {
        var id = tour.takeNote(BOSTON, "wish", "My name is Ann")
                .expect(201)
                .json()
                .get("id")
                .asText();
        var forget = desk("/" + id + "/forgetting");
        assertFalse(Browser.of(tour.approver).get(desk("")).body().contains("Delete them"));
        assertEquals(403, Browser.of(tour.approver).post(forget, Map.of()).statusCode());
        assertEquals(
                404,
                Browser.of(tour.host)
                        .post("/desk/tours/" + tour.slug + "-other/notes/" + id + "/forgetting", Map.of())
                        .statusCode());
        assertTrue(notes().toString().contains("Ann"));

        assertEquals(303, Browser.of(tour.moderator).post(forget, Map.of()).statusCode());
        assertFalse(notes().toString().contains("Ann"));
        assertTrue(Browser.of(tour.pr).get(desk("")).body().contains("The words were deleted on"));
    }

    @Test
    void whereNobodyHasSaidAnythingThePageSaysHowItStarts() {
        assertTrue(Browser.of(tour.pr).get(desk("")).body().contains("Nobody has told us anything yet"));
    }

    private Map<String, String> form(String words, String tags) {
        return new HashMap<>(Map.of(
                "id", UUID.randomUUID().toString(), "stop", BOSTON, "kind", "wish", "words", words, "tags", tags));
    }

    private JsonNode notes() {
        return tour.pr.get(tour.api("/field-notes")).expect(200).json();
    }

    private String desk(String path) {
        return "/desk/tours/" + tour.slug + "/notes" + path;
    }
}
