package org.whistlestop.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EmbedsPageTest {

    private static final String NATICK = "natick-natick-mall";

    @TestHTTPResource
    String url;

    @Inject
    WhistlestopConfig config;

    private TestTour tour;
    private Browser pr;

    @BeforeEach
    void signIn() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
        pr = Browser.of(tour.pr);
    }

    @Test
    void withoutAScriptTheFormGivesAllThreeSnippets() {
        var page = show("?stop=" + NATICK + "&map=small&theme=dark");
        var at = config.baseUrl().toString();
        var stop = "/tours/" + tour.slug + "/stops/" + NATICK;

        assertTrue(
                page.contains("<iframe src=\"" + at + "/embed" + stop + "?theme=dark&amp;map=small\" width=\"640\""),
                page);
        assertTrue(page.contains("<script type=\"module\" src=\"" + at + "/embed.js\"></script>"), page);
        assertTrue(
                page.contains("<whistlestop-stop tour=\"" + tour.slug + "\" stop=\"" + NATICK
                        + "\" theme=\"dark\" map=\"small\"><a href=\"" + at + stop + "\">"),
                page);
        assertTrue(page.contains("class=\"embeds-preview\" src=\"/embed" + stop + "?theme=dark&amp;map=small\""), page);
        assertTrue(page.contains("<option value=\"" + NATICK + "\" selected>"), page);
    }

    @Test
    void theWholeTourIsWhatOneGetsFirst() {
        var page = show("");

        assertTrue(page.contains("<whistlestop-tour tour=\"" + tour.slug + "\"><a"), page);
        assertFalse(page.contains("?theme="), page);
        assertTrue(pr.get("/desk/tours/" + tour.slug).body().contains("/embeds\">Embeds</a>"));
    }

    @Test
    void aStopThatThePublicDoesNotSeeCannotBeChosen() {
        var slug = tour.addHiddenStop();
        var page = show("?stop=" + slug);

        assertFalse(page.contains(slug), page);
        assertTrue(page.contains("<whistlestop-tour"), page);
    }

    @Test
    void whoWorksOnAnotherTourIsToldThatThereIsNone() {
        assertEquals(404, Browser.of(tour.stranger).get(path("")).statusCode());
        assertEquals(303, Browser.signedOut(tour.nobody.base()).get(path("")).statusCode());
    }

    private String path(String query) {
        return "/desk/tours/" + tour.slug + "/embeds" + query;
    }

    /** The page with its texts as a person reads them. */
    private String show(String query) {
        var answer = pr.get(path(query));
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;amp;", "&amp;");
    }
}
