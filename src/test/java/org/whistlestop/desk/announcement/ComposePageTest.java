package org.whistlestop.desk.announcement;

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
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestAnnouncement;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ComposePageTest {

    private static final String NATICK = "natick-natick-mall";

    @TestHTTPResource
    String url;

    private TestTour tour;
    private String pages;
    private Browser pr;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
        pages = TestAnnouncement.pages(tour);
        pr = Browser.of(tour.pr);
    }

    @Test
    void theFormBeginsWithItsStopOnAllChannels() {
        var page = pr.get(begin("?stop=" + NATICK)).body();

        assertTrue(page.contains("<option value=\"" + NATICK + "\" data-zone=\"America/New_York (E"), page);
        assertTrue(page.matches("(?s).*<option value=\"" + NATICK + "\"[^>]* selected>.*"));
        assertTrue(page.contains("name=\"on\" value=\"" + pages + "\" checked"));
        assertEquals(403, Browser.of(tour.moderator).get(begin("")).statusCode());
        assertEquals(404, Browser.of(tour.stranger).get(begin("")).statusCode());
    }

    @Test
    void aTemplateFillsTheFormAndItsTime() {
        var template = UUID.randomUUID();
        tour.pr
                .put(
                        tour.api("/templates/" + template),
                        Map.of(
                                "name",
                                "Three days before",
                                "title",
                                "Soon in {city}",
                                "text",
                                "Ask me at {store}. {host}",
                                "anchor",
                                "starts",
                                "offsetMinutes",
                                -3 * 1440))
                .expect(200);

        assertTrue(pr.get(begin("")).body().contains("Three days before"));
        var page = pr.get(begin("?template=" + template)).body();
        assertTrue(page.contains("value=\"Soon in {city}\"") && page.contains(">Ask me at {store}. {host}</textarea>"));
        assertTrue(page.contains("value=\"own\" checked") && page.contains("name=\"amount\""), page);
        assertTrue(page.matches("(?s).*name=\"amount\"[^>]* value=\"3\".*<option selected>days</option>.*"));
    }

    @Test
    void everyFieldThatIsOfferedIsFilledIn() {
        var page = pr.get(begin("?stop=" + NATICK)).body();
        var fields = Pattern.compile("data-field=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(field -> field.group(1))
                .toList();
        assertEquals(11, fields.size());

        var form = form();
        form.put("text", String.join(" ", fields) + " Ask me!");
        form.put("act", "preview");
        var preview = pr.post(begin(""), form);
        assertEquals(200, preview.statusCode());
        var says = shown(preview.body());
        assertTrue(says.contains("Natick Mall") && says.contains("Rita Calloway"), says);
        assertFalse(says.contains("{") || says.contains("}"), says);
    }

    @Test
    void thePreviewButtonShowsWhatWouldComeAndKeepsNothing() {
        var form = form();
        form.put("act", "preview");
        var page = pr.post(begin(""), form).body();

        assertEquals("I am at Natick Mall in Natick from 11:00 AM. What should I ask? Rita Calloway", shown(page));
        assertTrue(page.contains(">I am at {store} in {city} from {starts}. What should I ask? {host}</textarea>"));
        assertTrue(page.matches("(?s).*data-part=\"due\">[^<]*11:00 E.*"), "24 hours before");
        assertTrue(page.contains("of 5000"), "the channel's own count");
        assertEquals(0, all().size());
    }

    @Test
    void whatIsWrittenTwiceIsOneDraft() {
        var form = form();
        var first = pr.post(begin(""), form);
        assertEquals(303, first.statusCode());
        assertEquals(303, pr.post(begin(""), form).statusCode());

        assertEquals(1, all().size());
        var kept = all().get(0);
        assertEquals("draft", kept.get("state").asText());
        assertEquals("starts", kept.at("/when/anchor").asText());
        assertEquals(-1440, kept.at("/when/offsetMinutes").asInt());
        assertEquals("/desk/announcements/" + kept.get("id").asText() + "?did=written", location(first));
    }

    @Test
    void itIsKeptAndGivenToReviewAtOnce() {
        var form = form();
        form.put("act", "review");
        assertEquals(303, pr.post(begin(""), form).statusCode());
        assertEquals("review", all().get(0).get("state").asText());
    }

    @Test
    void ownMinutesAndAFixedTimeAreRead() {
        var own = form();
        own.putAll(Map.of("timing", "own", "amount", "90", "unit", "minutes", "side", "after", "anchor", "ends"));
        pr.post(begin(""), own);
        assertEquals("ends", all().get(0).at("/when/anchor").asText());
        assertEquals(90, all().get(0).at("/when/offsetMinutes").asInt());

        var edit = pr.get("/desk/announcements/" + own.get("id") + "/edit").body();
        assertTrue(edit.contains("value=\"own\" checked") && edit.contains("<option selected>minutes</option>"), edit);

        var fixed = form();
        fixed.put("id", own.get("id"));
        fixed.putAll(
                Map.of("timing", "fixed", "at", TestTour.at(1).minusHours(2).toString(), "version", "1"));
        assertEquals(
                303,
                pr.post("/desk/announcements/" + own.get("id") + "/edit", fixed).statusCode());
        assertTrue(all().get(0).at("/when/dueLocal").asText().endsWith("T09:00:00"));
    }

    @Test
    void wordsOfItsOwnGoToTheirChannel() {
        var form = form();
        form.put("own", "Only here: {store}. Will you come? {host}");
        pr.post(begin(""), form);
        assertEquals(
                "Only here: Natick Mall. Will you come? Rita Calloway",
                all().get(0).at("/channels/0/says").asText());
        assertTrue(pr.get("/desk/announcements/" + form.get("id") + "/edit")
                .body()
                .contains(">Only here: {store}. Will you come? {host}</textarea>"));
    }

    @Test
    void aMistakeIsMarkedAndWhatWasTypedIsKept() {
        var form = form();
        form.put("text", "See you at {shop} <b>");
        form.put("title", "A title & more");
        var answer = pr.post(begin(""), form);

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("There is no field {shop}"), answer.body());
        assertTrue(answer.body().contains(">See you at {shop} &lt;b&gt;</textarea>"));
        assertTrue(answer.body().contains("value=\"A title &amp; more\""));
        assertTrue(answer.body().matches("(?s).*<textarea id=\"text\"[^>]* aria-invalid=\"true\".*"));

        form = form();
        form.putAll(Map.of("timing", "own", "amount", "soon"));
        answer = pr.post(begin(""), form);
        assertEquals(422, answer.statusCode());
        assertTrue(
                answer.body().matches("(?s).*<input name=\"amount\"[^>]* value=\"soon\"[^>]* aria-invalid=\"true\".*"));
        assertEquals(0, all().size());
    }

    @Test
    void whoWasOvertakenIsToldAndMayWriteOverIt() {
        var form = form();
        pr.post(begin(""), form);
        var edit = "/desk/announcements/" + form.get("id") + "/edit";
        form.put("version", "1");
        assertEquals(303, Browser.of(tour.admin).post(edit, form).statusCode());

        form.put("title", "Mine");
        var answer = pr.post(edit, form);
        assertEquals(412, answer.statusCode());
        assertTrue(answer.body().contains("value=\"Mine\"") && answer.body().contains("name=\"version\" value=\"2\""));

        form.put("version", "2");
        assertEquals(303, pr.post(edit, form).statusCode());
        assertEquals("Mine", all().get(0).get("title").asText());
    }

    private Map<String, String> form() {
        return new HashMap<>(Map.of(
                "id",
                UUID.randomUUID().toString(),
                "stop",
                NATICK,
                "title",
                "Tomorrow in {city}",
                "text",
                "I am at {store} in {city} from {starts}. What should I ask? {host}",
                "language",
                "en",
                "timing",
                "starts:-1440",
                "known",
                pages,
                "own",
                "",
                "on",
                pages));
    }

    private static String shown(String page) {
        var says = Pattern.compile("data-part=\"says\">([^<]*)<").matcher(page);
        assertTrue(says.find(), page);
        return says.group(1);
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private String begin(String query) {
        return "/desk/tours/" + tour.slug + "/announcements/new" + query;
    }

    private JsonNode all() {
        return tour.pr.get(tour.api("/announcements")).expect(200).json();
    }
}
