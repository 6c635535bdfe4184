package org.whistlestop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.Chrome;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.TestAnnouncement;
import org.whistlestop.testing.TestTour;

@NeedsTool(Chrome.PROGRAM)
class AnnouncementJourneyIT extends InBrowser {

    private static final String NATICK = "natick-natick-mall";

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(app.base).withStops();
        TestAnnouncement.pages(tour);
    }

    @Test
    void itIsWrittenWithAPreviewApprovedByAnotherAndSent() {
        try (var pr = chrome.open();
                var approver = chrome.open(Chrome.phone(ColorScheme.DARK))) {
            signIn(pr, tour.pr);
            signIn(approver, tour.approver);
            pr.page.navigate(desk() + "/announcements/new?stop=" + NATICK);
            pr.page.getByLabel("Title").fill("Tomorrow in {city}");
            pr.page.getByLabel("Text", exactly()).fill("What should I ask at ");
            button(pr, "{store}").click();
            pr.page.keyboard().type("? {host}");
            pr.page.getByLabel("At once when it is approved").check();
            var card = pr.page.locator(".shows");
            assertThat(card.locator("[data-part=says]")).hasText("What should I ask at Natick Mall? Rita Calloway");
            assertThat(card.locator("[data-part=title]")).hasText("Tomorrow in Natick");
            assertThat(card.locator("[data-part=count]")).hasText("47 of 5000");
            assertThat(pr.page.locator("[data-part=due]")).hasText("At once when it is approved");
            button(pr, "Keep and give to review").click();
            assertThat(pr.page.locator(".badge").first()).hasText("Waits for approval");

            approver.page.navigate(pr.page.url());
            button(approver, "Approve to the letter").click();
            assertThat(approver.page.getByRole(AriaRole.STATUS)).containsText("Approved");
            assertThat(pr.page.locator(".deliveries .badge")).hasCount(0);
            approver.page.waitForCondition(() -> {
                approver.page.reload();
                return approver.page.locator(".deliveries [data-status=sent]").count() == 1;
            });
            assertEquals(List.of(), pr.complaints);
            assertEquals(List.of(), approver.complaints);
        }
    }

    @Test
    void aSlipBreaksTheSealAndShowsTheDifference() {
        var announcement = TestAnnouncement.draft(tour, NATICK).approved();
        tour.pr
                .put(tour.api("/slips/" + UUID.randomUUID()), Map.of("stop", NATICK, "minutes", 30, "scope", "stop"))
                .expect(200);
        try (var approver = chrome.open()) {
            signIn(approver, tour.approver);
            approver.page.navigate(app.base + "/desk/announcements/" + announcement.id());
            assertThat(approver.page.locator(".badge").first()).containsText("Stopped");
            assertThat(approver.page.locator(".changes del")).hasText("11:00");
            assertThat(approver.page.locator(".changes ins")).hasText("11:30");
            button(approver, "Approve to the letter").click();
            assertThat(approver.page.locator(".badge").first()).hasText("Approved");
        }
    }

    @Test
    void whoHasNoAccountApprovesByALink() {
        var announcement = TestAnnouncement.draft(tour, NATICK).inReview();
        var link = tour.approver
                .post("/api/announcements/" + announcement.id() + "/approval-links", Map.of("name", "Dana Reyes"))
                .expect(200)
                .json()
                .get("url")
                .asText();
        try (var dana = chrome.open(Chrome.phone(ColorScheme.LIGHT))) {
            dana.page.navigate(link);
            button(dana, "Yes, it may go out like this").click();
            assertThat(dana.page.getByRole(AriaRole.HEADING).first()).hasText("Thank you, Dana Reyes");
            assertEquals(List.of(), dana.complaints);
        }
        assertEquals("approved", announcement.read().get("state").asText());
    }

    private static void signIn(Chrome.Tab tab, Api person) {
        var cookie = Browser.of(person).cookie();
        tab.context.addCookies(List.of(new Cookie("__Host-ws", cookie.substring(cookie.indexOf('=') + 1))
                .setUrl(app.base.replace("http:", "https:"))
                .setSecure(true)
                .setHttpOnly(true)));
    }

    private static Locator button(Chrome.Tab tab, String name) {
        return tab.page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private String desk() {
        return app.base + "/desk/tours/" + tour.slug;
    }
}
