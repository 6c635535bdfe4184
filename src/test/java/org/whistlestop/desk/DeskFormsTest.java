package org.whistlestop.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DeskFormsTest {

    private static final String NATICK = "natick-natick-mall";

    @TestHTTPResource
    String base;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(base.replaceAll("/$", "")).withStops();
    }

    @Test
    void aFormOfAnotherSiteChangesNothing() {
        var browser = Browser.of(tour.admin);
        var form = Map.of("title", "Taken over", "publicDelayMinutes", "0");

        assertEquals(
                401,
                browser.on("https://elsewhere.example")
                        .post(desk("/settings"), form)
                        .statusCode());
        assertEquals("A test tour", title());

        assertEquals(303, browser.post(desk("/settings"), form).statusCode());
        assertEquals("Taken over", title());
    }

    @Test
    void aSlipSentTwiceSlipsOnce() {
        var browser = Browser.of(tour.pr);
        var form = Map.of("id", UUID.randomUUID().toString(), "minutes", "45", "scope", "STOP");

        assertEquals(
                303, browser.post(desk("/stops/" + NATICK + "/slips"), form).statusCode());
        assertEquals(
                303, browser.post(desk("/stops/" + NATICK + "/slips"), form).statusCode());

        assertEquals(
                TestTour.at(1).plusMinutes(45).toString(), natick("startsLocal").substring(0, 16));
    }

    @Test
    void aDoubleTapWithoutJavaScriptIsOneCheckIn() {
        var browser = Browser.of(tour.host);
        var form = Map.of("id", UUID.randomUUID().toString(), "tour", tour.slug, "stop", NATICK, "say", "late-15");

        assertEquals(303, browser.post("/check-in", form).statusCode());
        assertEquals(303, browser.post("/check-in", form).statusCode());

        assertEquals(1, tour.pr.get(tour.api("/check-ins")).expect(200).json().size());
        assertEquals("late", natick("status"));
    }

    @Test
    void whoIsSignedOutIsSentToSignInAndComesBack() {
        var answer = Browser.signedOut(tour.pr.base()).get(desk("?did=slipped"));

        assertEquals(303, answer.statusCode());
        assertTrue(answer.headers()
                .firstValue("Location")
                .orElseThrow()
                .endsWith("/sign-in?next=%2Fdesk%2Ftours%2F" + tour.slug + "%3Fdid%3Dslipped"));
    }

    @Test
    void whoMayNotPlanGetsNoButtons() {
        var page = Browser.of(tour.moderator).get(desk("")).body();
        assertTrue(page.contains("Natick Mall"));
        assertTrue(!page.contains("Slip<") && !page.contains("Save the settings"));
    }

    private String desk(String path) {
        return "/desk/tours/" + tour.slug + path;
    }

    private String title() {
        return tour.nobody.get(tour.api("")).expect(200).json().get("title").asText();
    }

    private String natick(String field) {
        return tour.pr
                .get(tour.api("/stops/" + NATICK))
                .expect(200)
                .json()
                .get(field)
                .asText();
    }
}
