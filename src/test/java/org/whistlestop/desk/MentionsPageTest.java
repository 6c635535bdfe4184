package org.whistlestop.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.FakeSite;
import org.whistlestop.testing.Mentioning;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MentionsPageTest {

    @TestHTTPResource
    String base;

    @Inject
    WhistlestopConfig config;

    private FakeSite site;
    private TestTour tour;
    private Mentioning mentioning;
    private String id;

    @BeforeEach
    void mention() {
        site = new FakeSite();
        tour = new TestTour(base.replaceAll("/$", "")).withStops();
        mentioning = new Mentioning(tour, config.baseUrl().toString().replaceAll("/$", ""));
        site.html(
                "/post",
                "<div class=h-entry><b class=p-author>Ada &lt;i&gt;</b><p>I met Rita at <a href=\""
                        + mentioning.boston() + "\">the store</a>, what a day.</p></div>");
        id = mentioning.told(site.base + "/post", mentioning.boston());
        mentioning.became(id, "new");
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void aModeratorAcceptsByOneButtonAndAnswersBelow() {
        var browser = Browser.of(tour.moderator);
        assertTrue(browser.get("/desk/tours/" + tour.slug).body().contains("<span class=\"count-badge\">1<"));
        var page = browser.get(desk("")).body();
        assertTrue(page.contains("Ada &lt;i&gt;") && page.contains("I met Rita at the store, what a day."), page);
        assertTrue(page.contains("href=\"" + site.base + "/post\""), page);

        var accepted = browser.post(desk("/" + id + "/decision"), Map.of("decision", "accept"));
        assertEquals(303, accepted.statusCode());
        assertEquals("accepted", mentioning.state(id));
        var next = browser.get(
                        accepted.headers().firstValue("Location").orElseThrow().replaceFirst("#.*", ""))
                .body();
        assertTrue(next.contains("It stands on the public page") && next.contains("Your answer"), next);

        assertEquals(
                303,
                browser.post(desk("/" + id + "/answer"), Map.of("words", "Come again!"))
                        .statusCode());
        assertTrue(mentioning.page().contains("Come again!"));
        assertEquals(
                303, browser.post(desk("/" + id + "/answer-removal"), Map.of()).statusCode());
        assertFalse(mentioning.page().contains("Come again!"));
        assertEquals(
                303,
                browser.post(desk("/" + id + "/decision"), Map.of("decision", "reject"))
                        .statusCode());
        assertEquals("rejected", mentioning.state(id));
    }

    @Test
    void whatIsWrongComesBackWithWhatWasTyped() {
        mentioning.decide(id, "accept");
        var answer =
                Browser.of(tour.host).post(desk("/" + id + "/answer"), Map.of("words", "At 42.3474, -71.0781 <b>"));
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("At 42.3474, -71.0781 &lt;b&gt;</textarea>"), answer.body());
        assertEquals(
                422,
                Browser.of(tour.pr)
                        .post(desk("/" + id + "/decision"), Map.of("decision", "love"))
                        .statusCode());
    }

    @Test
    void whoMayNotDecideSeesNoButton() {
        var page = Browser.of(tour.approver).get(desk("")).body();
        assertTrue(page.contains("what a day") && !page.contains("Accept<"), page);
        assertEquals(
                403,
                Browser.of(tour.approver)
                        .post(desk("/" + id + "/decision"), Map.of("decision", "accept"))
                        .statusCode());
        assertEquals(404, Browser.of(tour.stranger).get(desk("")).statusCode());
        assertEquals(
                404,
                Browser.of(tour.moderator)
                        .post(
                                "/desk/tours/" + tour.slug + "-other/mentions/" + id + "/decision",
                                Map.of("decision", "accept"))
                        .statusCode());
        assertEquals("new", mentioning.state(id));
        assertEquals(404, Browser.of(tour.pr).get(desk("?show=gossip")).statusCode());
    }

    private String desk(String path) {
        return "/desk/tours/" + tour.slug + "/mentions" + path;
    }
}
