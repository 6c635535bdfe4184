package org.whistlestop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Chrome;
import org.whistlestop.testing.NeedsTool;

@NeedsTool(Chrome.PROGRAM)
class StaffJourneysIT extends InBrowser {

    @Test
    void theHostSaysImHereAndAnOpenMapShowsItAndUndoTakesItBack() {
        try (var fan = chrome.open();
                var host = chrome.open(Chrome.phone(ColorScheme.LIGHT))) {
            MapPageIT.openMap(fan, DEMO);
            signIn(host, "Rita Calloway", "/check-in");
            host.page.navigate(app.base + "/check-in?stop=houston-the-galleria");
            button(host, "I’m here").click();
            assertThat(host.page.locator(".state")).containsText("live");
            // The demo's own stop of the day may be live as well, by the hour of the day.
            var pin = fan.page.locator(".leaflet-container .pin[title^='The Galleria, Houston']");
            assertThat(pin).hasAttribute("data-status", "live");

            button(host, "Undo").click();
            assertThat(pin).hasAttribute("data-status", "planned");
            assertEquals(List.of(), host.complaints);
        }
    }

    @Test
    void theCheckInPageWorksWithoutJavaScript() {
        try (var host = chrome.open(Chrome.phone(ColorScheme.DARK).setJavaScriptEnabled(false))) {
            signIn(host, "Rita Calloway", "/check-in");
            host.page.navigate(app.base + "/check-in?stop=dallas-galleria-dallas");
            button(host, "30 min").click();

            assertThat(host.page.getByRole(AriaRole.STATUS)).containsText("late");
            assertEquals("late", statusOf("dallas-galleria-dallas"));
        }
    }

    @Test
    void thePrTeamPreviewsAnItineraryAndTakesItOver() {
        try (var desk = chrome.open()) {
            signIn(desk, "Lena Brandt", "/desk");
            desk.page.locator("input[name=title]").fill("Spring tour");
            desk.page.locator("input[name=slug]").fill("spring");
            desk.page.locator("input[name=host]").fill("Ada Ferris");
            desk.page.locator("form[action='/desk/tours'] button").click();
            desk.page.waitForURL("**/desk/tours/spring**");
            desk.page.navigate(app.base + "/desk/tours/spring/itinerary");

            upload(desk, csv("25:00"));
            assertThat(desk.page.locator("main")).containsText("25:00");
            assertThat(desk.page.locator("main")).containsText("is not a time");
            desk.complaints.clear(); // the browser's own line about the 422
            desk.page.navigate(app.base + "/desk/tours/spring/itinerary");
            upload(desk, csv("11:00"));
            assertThat(desk.page.locator("main")).containsText("Copley Place");
            desk.page.locator("form[action$='/itinerary'] button").click();

            desk.page.waitForURL("**/desk/tours/spring?**");
            assertThat(desk.page.locator("main")).containsText("Copley Place");
            assertEquals(
                    2,
                    new Api(app.base, null)
                            .get("/api/tours/spring/map")
                            .json()
                            .get("features")
                            .size());
            assertEquals(List.of(), desk.complaints);
        }
    }

    @Test
    void aSlipAtTheDeskReachesTheOpenMap() {
        try (var fan = chrome.open();
                var desk = chrome.open()) {
            MapPageIT.openMap(fan, DEMO);
            signIn(desk, "Jonas Hale", "/desk");
            desk.page.navigate(app.base + "/desk/tours/42-stores/stops/san-marcos-san-marcos-premium-outlets");
            desk.page.locator("input[name=minutes]").fill("90");
            desk.page.locator("form[action$='/slips'] button").first().click();
            desk.page.waitForLoadState();

            assertThat(fan.page.locator(".stop-list .stop", new Page.LocatorOptions().setHasText("San Marcos Premium")))
                    .containsText("1:30");
        }
    }

    @Test
    void noDeskPageScrollsSidewaysOnAPhone() {
        try (var desk = chrome.open(Chrome.phone(ColorScheme.LIGHT))) {
            signIn(desk, "Lena Brandt", "/desk");
            for (var path : List.of("/desk", "/desk/me", "/desk/tours/42-stores", "/desk/tours/42-stores/people")) {
                desk.page.navigate(app.base + path);
                assertEquals(360, desk.page.evaluate("() => document.documentElement.scrollWidth"), path);
            }
        }
    }

    private static com.microsoft.playwright.Locator button(Chrome.Tab tab, String name) {
        return tab.page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void upload(Chrome.Tab desk, String csv) {
        desk.page
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("tour.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        desk.page.locator("form[action$='/preview'] button").click();
        desk.page.waitForLoadState();
    }

    private static String csv(String starts) {
        var day = LocalDate.now().plusDays(90);
        return "date,starts,ends,store,city,region,latitude,longitude\n"
                + day + "," + starts + ",15:00,Copley Place,Boston,MA,42.3474,-71.0781\n"
                + day.plusDays(1) + ",11:00,15:00,Natick Mall,Natick,MA,42.3010,-71.3826\n";
    }

    private static String statusOf(String slug) {
        for (var feature :
                new Api(app.base, null).get("/api/tours/42-stores/map").json().get("features")) {
            if (feature.at("/properties/slug").asText().equals(slug)) {
                return feature.at("/properties/status").asText();
            }
        }
        return "not there";
    }
}
