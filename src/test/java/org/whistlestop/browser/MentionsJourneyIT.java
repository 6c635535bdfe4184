package org.whistlestop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.Chrome;
import org.whistlestop.testing.FakeSite;
import org.whistlestop.testing.Mentioning;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** A moderator and the host go through what others wrote, by keyboard and on a phone. */
@NeedsTool(Chrome.PROGRAM)
class MentionsJourneyIT {

    private static AppProcess app;
    private static Chrome chrome;

    @BeforeAll
    static void start() {
        var settings = new HashMap<>(TestDatabase.fresh());
        settings.put("whistlestop.outbound.allow-loopback", "true");
        app = AppProcess.start(settings);
        chrome = new Chrome();
    }

    @AfterAll
    static void stop() {
        if (chrome != null) {
            chrome.close();
        }
        if (app != null) {
            app.close();
        }
    }

    @Test
    void aMentionIsAcceptedByKeyboardAnsweredAndRead() {
        try (var site = new FakeSite();
                var desk = chrome.open(Chrome.options().setBypassCSP(true));
                var phone = chrome.open(Chrome.phone(ColorScheme.DARK).setBypassCSP(true))) {
            var tour = new TestTour(app.base).withStops();
            var mentioning = new Mentioning(tour, app.base);
            for (var i = 0; i < 3; i++) {
                site.html("/post" + i, entry(mentioning.boston(), i));
                mentioning.became(mentioning.told(site.base + "/post" + i, mentioning.boston()), "new");
            }
            signIn(desk, tour.moderator);
            desk.page.navigate(app.base + "/desk/tours/" + tour.slug + "/mentions");
            assertThat(desk.page.locator(".mentions > li")).hasCount(3);
            judge(desk, "desk, new");
            desk.page.locator(".mentions button").first().focus();
            desk.page.keyboard().press("Enter");

            assertThat(desk.page.getByRole(AriaRole.STATUS)).containsText("It stands on the public page");
            desk.page
                    .getByLabel("Your answer")
                    .fill("Thank you for coming.\n\nThe recorder is at https://example.com/recorder.");
            judge(desk, "desk, accepted");
            desk.page.keyboard().press("Tab");
            desk.page.keyboard().press("Enter");
            assertThat(desk.page.getByRole(AriaRole.STATUS)).containsText("Answered under your name");

            phone.page.navigate(mentioning.boston());
            assertThat(phone.page.locator(".mentions .h-cite")).hasCount(1);
            assertThat(phone.page.locator(".mentions .answer")).containsText("Sam Okafor answered");
            phone.page.locator(".mentions").scrollIntoViewIfNeeded();
            judge(phone, "stop, phone");
            assertEquals(360, phone.page.evaluate("() => document.documentElement.scrollWidth"));
            desk.page.navigate(mentioning.boston());
            judge(desk, "stop");
            signIn(phone, tour.host);
            phone.page.navigate(app.base + "/desk/tours/" + tour.slug + "/mentions?show=accepted");
            judge(phone, "desk, phone");
            assertEquals(360, phone.page.evaluate("() => document.documentElement.scrollWidth"));
        }
    }

    private static String entry(String target, int number) {
        return """
                <article class="h-entry"><a class="p-author h-card" href="https://ada.example/">Ada Ferris %d</a>
                <time class="dt-published" datetime="2026-11-21T20:10:00Z"></time>
                <div class="e-content"><p>I stood in the queue at <a class="%s" href="%s">Copley Place</a> for an hour, asked Rita
                about the recorder, and would do it again. %s</p></div></article>""".formatted(
                number, number == 1 ? "u-in-reply-to" : "", target, "averylongwordwithoutanyspace".repeat(number * 3));
    }

    private static void judge(Chrome.Tab tab, String where) {
        tab.page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screens/mentions", where.replaceAll("[ ,]+", "-") + ".png"))
                .setFullPage(true));
        assertEquals(List.of(), Axe.violations(tab, where));
        assertEquals(List.of(), tab.complaints);
    }

    private static void signIn(Chrome.Tab tab, Api person) {
        var cookie = Browser.of(person).cookie();
        tab.context.addCookies(List.of(new Cookie("__Host-ws", cookie.substring(cookie.indexOf('=') + 1))
                .setUrl(app.base.replace("http:", "https:"))
                .setSecure(true)
                .setHttpOnly(true)));
    }
}
