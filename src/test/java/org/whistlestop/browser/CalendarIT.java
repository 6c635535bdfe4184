package org.whistlestop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Announcing;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.Chrome;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.TestTour;

/** The PR team moves what is planned, and holds it all. */
@NeedsTool(Chrome.PROGRAM)
class CalendarIT extends InBrowser {

    private static final String STOP = "houston-the-galleria";

    /** Nothing scrolls away under a pointer that drags. */
    private static final com.microsoft.playwright.Browser.NewContextOptions TALL =
            Chrome.options().setViewportSize(1280, 4000);

    /** A Wednesday, so that its neighbours stand in the same week. */
    private static final LocalDate DAY = nextWednesday(LocalDate.now().plusDays(7));

    private TestTour tour;
    private Announcing team;
    private String pages;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(app.base);
        tour.addStop("The Galleria", "Houston", "TX", 29.7381, -95.4636, DAY.atTime(11, 0), DAY.atTime(15, 0));
        team = new Announcing(tour);
        pages = team.addPages("Our pages");
    }

    @Test
    void aDraftIsDraggedToAnotherDayAndHour() {
        var id = team.write(STOP, -90, "What should I ask?", pages);
        try (var desk = openCalendar(TALL)) {
            var target = slot(desk, DAY.minusDays(1), 14);
            desk.page.evaluate("""
                    () => addEventListener('drop', () => sessionStorage.setItem(
                        'shown', document.querySelector('.lifted .mover-word').textContent), true)""");
            entry(desk, id)
                    .dragTo(
                            target,
                            new Locator.DragToOptions().setTargetPosition(20, target.boundingBox().height * 0.6));

            assertThat(desk.page.getByRole(AriaRole.STATUS).first()).containsText("Moved.");
            var due = dueOf(id);
            assertEquals(DAY.minusDays(1).atTime(14, 0), due.truncatedTo(ChronoUnit.HOURS));
            assertEquals(0, due.getMinute() % 15);
            var shown = (String) desk.page.evaluate("() => sessionStorage.getItem('shown')");
            assertTrue(shown.contains(due.toLocalTime().toString()), shown + " is not " + due);
            assertEquals(
                    Duration.between(DAY.atTime(11, 0), due).toMinutes(),
                    team.read(id).at("/when/offsetMinutes").asInt());
            assertThat(slot(desk, DAY.minusDays(1), 14))
                    .containsText(due.toLocalTime().toString());
            assertEquals(List.of(), desk.complaints);
        }
    }

    @Test
    void byKeyboardAnApprovedOneIsMovedOnlyAfterAskingAndIsInReviewThen() {
        var id = team.write(STOP, -90, "What should I ask?", pages);
        team.approve(id);
        try (var desk = openCalendar(TALL)) {
            var mover = entry(desk, id).locator(".mover");
            mover.focus();
            mover.press("ArrowRight");
            mover.press("ArrowDown");
            assertThat(desk.page.locator("[data-part=said]"))
                    .containsText(DAY.plusDays(1).getDayOfMonth() + " ");
            assertThat(desk.page.locator("[data-part=said]")).containsText("09:45");
            mover.press("Escape");
            assertThat(desk.page.locator("[data-part=said]")).containsText("Left where it is");
            mover.press("ArrowUp");
            mover.press("Enter");

            assertThat(desk.page.locator("dialog[open]")).containsText("another approval");
            desk.page.keyboard().press("Escape");
            assertEquals("approved", team.read(id).get("state").asText());

            mover.focus();
            mover.press("ArrowUp");
            mover.press("Enter");
            button(desk, "Move it and ask for approval").click();
            assertThat(desk.page.getByRole(AriaRole.STATUS).first()).containsText("in review again");
            assertEquals(DAY.atTime(9, 15), dueOf(id));
            assertEquals("review", team.read(id).get("state").asText());
        }
    }

    @Test
    void whatCannotBeGoesBackAndSaysWhy() {
        tour.pr
                .put(tour.api("/voice"), Map.of("quietFrom", "21:00", "quietUntil", "08:00"))
                .expect(200);
        var id = team.write(STOP, -90, "What should I ask?", pages);
        try (var desk = openCalendar(TALL)) {
            entry(desk, id).dragTo(slot(desk, DAY, 21));
            assertThat(entry(desk, id).locator(".refusal")).containsText("lies in the quiet hours, 21:00 to 08:00");

            // Somebody else was quicker, and it is out of our hands.
            tour.pr.delete("/api/announcements/" + id).expect(200);
            entry(desk, id).dragTo(slot(desk, DAY, 16));
            assertThat(entry(desk, id).locator(".refusal")).containsText("It was cancelled");
            assertThat(slot(desk, DAY, 9)).containsText("What should I ask?");
        }
    }

    @Test
    void oneSwitchOnAPhoneMakesTheTourSilentAndAnotherEndsIt() {
        team.approve(team.write(STOP, -90, "What should I ask?", pages));
        try (var phone = openCalendar(Chrome.phone(ColorScheme.DARK).setJavaScriptEnabled(false))) {
            phone.page.locator("#silence > summary").click();
            phone.page.getByLabel("Why?").fill("A fire near the store");
            button(phone, "Go silent now").click();

            assertThat(phone.page.locator(".silence-card.on")).containsText("A fire near the store");
            assertTrue(tour.pr.get(tour.api("/silence")).json().get("silent").asBoolean());
            phone.page.navigate(app.base + "/desk/tours/" + tour.slug + "/people");
            assertThat(phone.page.locator(".silence-bar")).isVisible();
            phone.page.getByText("See and end it").click();
            button(phone, "End the silence").click();
            assertThat(phone.page.locator(".silence-bar")).hasCount(0);
        }
    }

    private Chrome.Tab openCalendar(com.microsoft.playwright.Browser.NewContextOptions options) {
        var tab = chrome.open(options);
        var cookie = Browser.of(tour.pr).cookie();
        tab.context.addCookies(List.of(
                new com.microsoft.playwright.options.Cookie("__Host-ws", cookie.substring(cookie.indexOf('=') + 1))
                        .setUrl(app.base.replace("http:", "https:"))
                        .setSecure(true)
                        .setHttpOnly(true)));
        var week =
                "%04d-W%02d".formatted(DAY.get(IsoFields.WEEK_BASED_YEAR), DAY.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        tab.page.navigate(app.base + "/desk/tours/" + tour.slug + "/announcements?week=" + week);
        return tab;
    }

    private static Locator entry(Chrome.Tab tab, String id) {
        return tab.page.locator("#entry-" + id);
    }

    private static Locator slot(Chrome.Tab tab, LocalDate day, int hour) {
        return tab.page.locator(".day[data-date='" + day + "'] .slot[data-hour='" + hour + "']");
    }

    private static Locator button(Chrome.Tab tab, String name) {
        return tab.page.getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Page.GetByRoleOptions().setName(name));
    }

    private LocalDateTime dueOf(String id) {
        return LocalDateTime.parse(team.read(id).at("/when/dueLocal").asText());
    }

    private static LocalDate nextWednesday(LocalDate day) {
        return day.plusDays((10 - day.getDayOfWeek().getValue()) % 7);
    }
}
