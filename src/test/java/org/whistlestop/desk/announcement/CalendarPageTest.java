package org.whistlestop.desk.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Announcing;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CalendarPageTest {

    private static final String TROY = "troy-somerset-collection";
    private static final int A_DAY = 24 * 60;

    @TestHTTPResource
    String base;

    @Inject
    DataSource database;

    private TestTour tour;
    private Announcing team;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(base.replaceAll("/$", "")).withStops();
        team = new Announcing(tour);
    }

    @Test
    void theWeekShowsEachTextAtItsStoresTimeWithItsChannels() {
        var pages = team.addPages("Our pages");
        var feed = team.addPages("The feed");
        team.approve(team.write(TROY, -90, "What should I ask them in {city}?", pages, feed));
        team.write(TROY, Map.of("anchor", "arrival", "offsetMinutes", 5), "We are here", pages);

        var page = get("?week="
                + CalendarWeek.word(CalendarWeek.mondayOf(TestTour.at(2).toLocalDate())));

        assertTrue(page.contains(">09:30</time> <span class=\"quiet\">E"), page);
        assertTrue(page.contains("What should I ask them in Troy?"));
        assertTrue(page.contains("data-state=\"planned\">Planned</span> Our pages, The feed")
                || page.contains("data-state=\"planned\">Planned</span> The feed, Our pages"));
        assertTrue(page.contains("After the arrival") && page.contains("We are here"));
        assertTrue(page.contains("Somerset Collection, Troy, 11:00–15:00"), "the visit itself");
        assertFalse(get("?week=2020-W10").contains("What should I ask them"));
        assertEquals(404, browser().get(desk("?week=2020-W60")).statusCode());
    }

    @Test
    void theListIsFilteredByHowFarTheyAre() {
        var pages = team.addPages("Our pages");
        team.approve(team.write(TROY, -90, "The planned one", pages));
        team.write(TROY, -30, "The drafted one", pages);
        var cancelled = team.write(TROY, -60, "The cancelled one", pages);
        tour.pr.delete("/api/announcements/" + cancelled).expect(200);

        var all = get("?view=list");
        assertTrue(all.contains("The planned one") && all.contains("The drafted one"));
        assertFalse(all.contains("The cancelled one"));
        var open = get("?view=list&state=open");
        assertTrue(!open.contains("The planned one") && open.contains("The drafted one"));
        assertTrue(get("?view=list&state=cancelled").contains("The cancelled one"));
        assertTrue(get("?view=list&state=sent").contains("There is none of these"));
        assertEquals(404, browser().get(desk("?view=list&state=lost")).statusCode());
    }

    @Test
    void onlyWhatIsNotOutMayBeMovedAndOnlyByWhoWrites() throws SQLException {
        var pages = team.addPages("Our pages");
        var id = team.write(TROY, -90, "A text", pages);
        var week = "?week="
                + CalendarWeek.word(CalendarWeek.mondayOf(TestTour.at(2).toLocalDate()));
        assertTrue(get(week).contains("data-movable"));
        assertFalse(Browser.of(tour.moderator).get(desk(week)).body().contains("data-movable"));

        team.approve(id);
        assertTrue(get(week).contains("data-approval=\"approved\""));
        change(id, "state = 'SENT'");
        assertFalse(get(week).contains("data-movable"));
    }

    @Test
    void silenceHoldsTheTourSaysSoOnEveryPageAndEnds() {
        var browser = Browser.of(tour.moderator);
        assertEquals(
                422, browser.post(tourPath("/silence"), Map.of("reason", " ")).statusCode());
        assertFalse(silent());

        assertEquals(
                303,
                browser.post(tourPath("/silence"), Map.of("reason", "A fire <b>near</b> the store"))
                        .statusCode());

        assertTrue(silent());
        for (var page : new String[] {desk(""), tourPath(""), tourPath("/people"), "/desk/me"}) {
            var body = browser.get(page).body();
            assertTrue(body.contains("silence-bar") && body.contains("A fire &lt;b&gt;near"), page);
        }
        assertTrue(browser.get(desk("")).body().contains("Sam Okafor made it so"));
        assertFalse(Browser.of(tour.stranger).get("/desk").body().contains("silence-bar"));

        assertEquals(303, browser.post(tourPath("/silence/end"), Map.of()).statusCode());
        assertFalse(silent());
        assertFalse(browser.get("/desk/me").body().contains("silence-bar"));
    }

    @Test
    void whatIsHeldStandsFirstAndOneTapReleasesItOnItsOwnTourOnly() throws SQLException {
        var id = team.write(TROY, -90, "The held one", team.addPages("Our pages"));
        team.approve(id);
        change(id, "state = 'HELD', next_at = null, due_at = now() - interval '1 hour', words = 'Its time went by.'");
        var page = get("");
        assertTrue(page.indexOf("Needs you") < page.indexOf("Its time went by.") && page.contains("Let it go out now"));
        assertFalse(Browser.of(tour.moderator).get(desk("")).body().contains("Let it go out now"));

        var delivery = team.read(id).at("/deliveries/0/id").asText();
        var release = "/deliveries/" + delivery + "/release";
        assertEquals(
                403,
                Browser.of(tour.moderator).post(tourPath(release), Map.of()).statusCode());
        assertEquals(
                404, Browser.of(tour.stranger).post(tourPath(release), Map.of()).statusCode());
        assertEquals(
                404,
                browser()
                        .post("/desk/tours/" + tour.slug + "-other" + release, Map.of())
                        .statusCode());
        assertEquals("held", stateOf(id));

        assertEquals(303, browser().post(tourPath(release), Map.of()).statusCode());
        assertFalse(stateOf(id).equals("held"));
        assertEquals(409, browser().post(tourPath(release), Map.of()).statusCode());
    }

    @Test
    void whatHasChangedSinceItsApprovalIsShownAndCancelledInOneTap() {
        var id = team.write(TROY, -90, "I am in {city} on {date}", team.addPages("Our pages"));
        team.approve(id);
        var stop = new java.util.HashMap<>(TestTour.stop(
                "Somerset Collection",
                "Troy",
                "MI",
                42.5617,
                -83.1837,
                TestTour.at(4),
                TestTour.at(4).plusHours(4)));
        tour.pr.put(tour.api("/stops/" + TROY), stop).expect(200);

        var page = get("");
        assertTrue(page.contains("It needs another approval."), page);
        var cancel = tourPath("/announcements/" + id + "/cancellation");
        assertEquals(403, Browser.of(tour.approver).post(cancel, Map.of()).statusCode());
        assertEquals(303, browser().post(cancel, Map.of()).statusCode());
        assertEquals("cancelled", team.read(id).get("state").asText());
    }

    @Test
    void whatIsInReviewWaitsForWhoMayApproveIt() {
        var id = team.write(TROY, -90, "Look at this", team.addPages("Our pages"));
        team.review(id);

        assertTrue(Browser.of(tour.approver).get(desk("")).body().contains("It waits for your approval."));
        assertFalse(get("").contains("It waits for your approval."));
    }

    @Test
    void anEmptyCalendarSaysWhatToDo() {
        assertTrue(get("").contains("set up a channel"));
        team.addPages("Our pages");
        assertTrue(get("").contains("Write the first announcement"));
        assertTrue(Browser.of(tour.moderator).get(desk("")).body().contains("The role PR writes announcements"));
    }

    @Test
    void aRehearsalByHandAsksAllChannels() throws SQLException {
        var shut = team.addPages("The shut one");
        team.addPages("The open one");
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update channel set key_name = 'gone' where id = ?")) {
            update.setObject(1, UUID.fromString(shut));
            update.executeUpdate();
        }
        assertEquals(303, browser().post(tourPath("/rehearsal"), Map.of()).statusCode());

        var page = get("");
        assertTrue(page.contains("The shut one does not accept us") && !page.contains("The open one does not"), page);
        var tourPage = browser().get(tourPath("")).body();
        assertTrue(tourPage.contains("The shut one does not accept us"), tourPage);
    }

    private String get(String query) {
        return browser().get(desk(query)).body();
    }

    private Browser browser() {
        return Browser.of(tour.pr);
    }

    private String desk(String query) {
        return tourPath("/announcements" + query);
    }

    private String tourPath(String path) {
        return "/desk/tours/" + tour.slug + path;
    }

    private boolean silent() {
        return tour.pr
                .get(tour.api("/silence"))
                .expect(200)
                .json()
                .get("silent")
                .asBoolean();
    }

    private String stateOf(String announcement) {
        return team.read(announcement).at("/deliveries/0/state").asText();
    }

    private void change(String announcement, String set) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update delivery set " + set + " where announcement_id = ?")) {
            update.setObject(1, UUID.fromString(announcement));
            assertEquals(1, update.executeUpdate());
        }
    }
}
